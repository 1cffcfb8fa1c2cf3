import { html, type TemplateResult } from 'lit';
import type { Key, Pack } from '../packs/pack.ts';
import { german } from '../packs/packs.ts';
import { sentence, type Values } from '../packs/voice.ts';
import { button, type ButtonLook } from '../page/fields.ts';
import { said } from './said.ts';

/** A button in the person's language. */
export function does(pack: Pack, key: Key, onClick: () => void, how: ButtonLook = {}): TemplateResult {
  return button(said(pack, key), onClick, how, inBoth(pack, key));
}

/** What is seen on a button, as one text. */
function inBoth(pack: Pack, key: Key): string {
  return [...new Set([sentence(pack, key), sentence(german, key)])].join(' ');
}

/** The one heading of a view. */
export function heading(pack: Pack, key: Key): TemplateResult {
  return html`<h1 class="kern-heading-large">${said(pack, key)}</h1>`;
}

/** A paragraph. */
export function line(pack: Pack, key: Key, values?: Values): TemplateResult {
  return html`<p class="kern-body narrow">${said(pack, key, values)}</p>`;
}

/** A question before something is done, with a yes and a no. It takes the focus when it appears. */
export function asked(
  pack: Pack,
  question: { readonly text: Key; readonly yes: Key; readonly values?: Values; readonly busy: boolean },
  answers: { readonly onYes: () => void; readonly onNo: () => void },
): TemplateResult {
  return html`<div
    class="asked card"
    tabindex="-1"
    data-asked
    role="group"
    aria-label=${sentence(pack, question.text, question.values)}
  >
    <p class="kern-body narrow">${said(pack, question.text, question.values)}</p>
    <div class="buttons">
      ${does(pack, question.yes, answers.onYes, { kind: 'primary', busy: question.busy })}
      ${does(pack, 'cancel', answers.onNo, { kind: 'tertiary' })}
    </div>
  </div>`;
}
