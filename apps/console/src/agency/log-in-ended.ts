import { html, type TemplateResult } from 'lit';
import { button } from '../page/fields.ts';
import { notice } from '../page/notice.ts';
import { logIn, logInBeside } from '../page/session.ts';
import type { Language } from '../page/text.ts';
import { words } from './words.ts';

/** Stands before a covered view after the log-in ended: what is stored, what is only typed, and how to go on without losing it. */
export function logInEnded(language: Language, goOn: () => void): TemplateResult {
  return html`<div class="stack narrow">
    <h1 class="kern-heading-large" id="log-in-ended" tabindex="-1">${words.ended[language]}</h1>
    <p class="kern-body">${words.endedLead[language]}</p>
    ${notice('warning', words.endedKept[language], words.endedTyped[language])}
    <div class="buttons">
      ${button(words.logInBeside[language], logInBeside, { kind: 'primary' })}
      ${button(words.goOn[language], goOn)} ${button(words.logInHere[language], logIn, { kind: 'tertiary' })}
    </div>
  </div>`;
}
