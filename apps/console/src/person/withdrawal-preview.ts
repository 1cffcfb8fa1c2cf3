import { html, nothing, type TemplateResult } from 'lit';
import type { Key, Pack } from '../packs/pack.ts';
import { line } from './actions.ts';
import type { Flow, Preview } from './hub.ts';
import { said, saidByHub } from './said.ts';

/** What a withdrawal would stop, what goes on and why, and what it does not undo. */
export function previewSaid(pack: Pack, preview: Preview): TemplateResult {
  return html`${flowsSaid(pack, 'stops', preview.stops)}
    ${flowsSaid(pack, 'byConsent', preview.continuesByConsent)}
    ${flowsSaid(pack, 'byLaw', preview.continuesByLaw)}
    <p class="kern-body">
      <strong>${said(pack, 'lawful')}</strong> ${saidByHub(pack, preview.lawfulUntilNow)}
    </p>
    ${line(pack, 'withdrawNote')}`;
}

function flowsSaid(pack: Pack, title: Key, flows: readonly Flow[]): TemplateResult {
  const sentences = [
    ...Map.groupBy(flows, ({ sourceName, recipientName, purpose, paragraph, onlyIf, unlessByLaw }) =>
      [...[sourceName, recipientName, purpose, paragraph, onlyIf].map((one) => one?.de), unlessByLaw].join(
        '|',
      ),
    ).values(),
  ];
  return html`<p class="kern-body">
      <strong>${said(pack, title)}</strong>${flows.length === 0 ? html` ${said(pack, 'nothing')}` : nothing}
    </p>
    <ul data-flows=${title}>
      ${sentences.map((same) => html`<li class="kern-body">${flowSaid(pack, same)}</li>`)}
    </ul>`;
}

/** Several types that one agency shows another for the same reason are one sentence. */
function flowSaid(pack: Pack, flows: readonly Flow[]): TemplateResult | typeof nothing {
  const [first] = flows;
  if (!first) return nothing;
  const { sourceName: source, recipientName: recipient, purpose, paragraph, onlyIf, unlessByLaw } = first;
  const what = [...new Map(flows.flatMap((one) => one.what.map((text) => [text.de, text]))).values()];
  return html`${said(pack, 'flow', { source, recipient, purpose, what })}
  ${paragraph ? said(pack, 'flowLaw', { paragraph }) : nothing}
  ${onlyIf ? said(pack, 'flowOnlyIf', { condition: onlyIf }) : nothing}
  ${unlessByLaw ? said(pack, 'flowUnlessLaw') : nothing}`;
}
