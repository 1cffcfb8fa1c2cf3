import { html, type TemplateResult } from 'lit';
import type { Pack } from '../packs/pack.ts';
import { does, heading } from './actions.ts';
import { said } from './said.ts';
import { views } from './views.ts';

/** Everything that the person sees, one after the other, to be printed and kept as a letter; whom to ask stands at its end. */
export function letter(pack: Pack, print: () => void): TemplateResult {
  return html`<div class="letter" data-letter>
    ${heading(pack, 'title')}
    <p class="kern-body">
      ${said(pack, 'letterFrom', { when: { instant: new Date().toISOString(), withTime: true } })}
    </p>
    <div class="buttons screen-only">${does(pack, 'print', print, { kind: 'primary' })}</div>
    ${views
      .filter(({ inLetter }) => inLetter)
      .map(
        ({ path, render }) => html`<section class="letter__part" data-part=${path}>${render(pack)}</section>`,
      )}
  </div>`;
}
