import { html, nothing, type TemplateResult } from 'lit';
import type { Pack } from '../packs/pack.ts';
import { does, heading, line } from './actions.ts';
import type { LeavingState } from './leaving.ts';

/** That somebody is leaving; and while the hub could not be told, that it is not done, what becomes of it, and a way to try at once. */
export function leavingShown(
  pack: Pack,
  state: NonNullable<LeavingState>,
  tryNow: () => void,
): TemplateResult {
  const isTelling = state === 'telling';
  return html`<div data-leaving=${state}>
    <div role="status">${isTelling ? heading(pack, 'leaving') : nothing}</div>
    <div role="alert">${isTelling ? nothing : notTold(pack, tryNow)}</div>
  </div>`;
}

function notTold(pack: Pack, tryNow: () => void): TemplateResult {
  return html`${heading(pack, 'notLeftTitle')} ${line(pack, 'notLeftText')}
    <div class="buttons">${does(pack, 'notLeftDo', tryNow, { kind: 'primary' })}</div>`;
}
