import { html, nothing, type TemplateResult } from 'lit';
import { notice } from '../page/notice.ts';
import type { View } from '../agency/section.ts';
import { chainWords as words, dueText } from './chain-words.ts';

/** What `GET /desk/deadlines/totals` answers: steps of service chains that wait for this agency. */
export interface DueTotals {
  /** Due within two weeks. */
  readonly due: number;
  readonly overdue: number;
}

/** The reminder above the news, with the way to the same steps among the tasks; nothing where nothing is due. */
export function dueShown(totals: DueTotals, { language, say }: View): TemplateResult | typeof nothing {
  if (totals.due + totals.overdue === 0) return nothing;
  return html`<div data-due=${totals.due} data-overdue=${totals.overdue}>
    ${notice(
      totals.overdue > 0 ? 'warning' : 'info',
      dueText(totals)[language],
      html`<a class="kern-link" href="#/tasks?kind=deadline">${say(words.toTasks)}</a>`,
    )}
  </div>`;
}
