import { html, type TemplateResult } from 'lit';
import type { Language } from '../page/text.ts';
import { moreWords as words } from './more-words.ts';

/** For which request of which case an answer is to be made. */
export interface AnswerOrder {
  readonly agency: string;
  readonly handle: string;
  readonly request: string;
  readonly isDecided: boolean;
}

/** How the answer to a person comes about: who makes it, by which command, and what the person then holds. */
export function answerBox(order: AnswerOrder, language: Language): TemplateResult {
  const { agency, handle, request, isDecided } = order;
  return html`<section class="card narrow" aria-labelledby="answer-heading">
    <h2 class="kern-heading-medium" id="answer-heading">${words.answer[language]}</h2>
    <p class="kern-body"><strong>${(isDecided ? words.decided : words.notYet)[language]}</strong></p>
    <p class="kern-body">${words.answerWho[language]}</p>
    <p class="code">npx wegmarke subject-access ${agency} ${handle} --request ${request} --out auskunft</p>
    <p class="kern-body">${words.answerWhat[language]}</p>
    <ul class="kern-list">
      ${[words.readme, words.data, words.receipts, words.proofs].map(
        (text) => html`<li class="kern-body">${text[language]}</li>`,
      )}
    </ul>
    <p class="kern-body">${words.withheld[language]}</p>
  </section>`;
}
