import { html, type TemplateResult } from 'lit';
import type { View } from '../agency/section.ts';
import './competence-form.ts';
import { whatIfWords } from './what-if-words.ts';
import { words } from './words.ts';

/** Who is competent, asked without a case. */
export function competencePage(view: View): TemplateResult {
  const { say } = view;
  return html`<h1 class="kern-heading-large">${say(words.title)}</h1>
    <p class="kern-body narrow screen-only">${say(words.lead)}</p>
    <competence-form .view=${view}></competence-form>
    <p class="kern-body screen-only">
      <a class="kern-link" href="#/competence/what-if">${say(whatIfWords.title)}</a>
    </p>`;
}
