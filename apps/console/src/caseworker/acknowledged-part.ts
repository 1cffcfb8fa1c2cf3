import { html, nothing, type TemplateResult } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import { day } from '../page/dates.ts';
import { casePage } from './casework.ts';
import { conflictBody, type TaskTools } from './task-bodies.ts';
import type { AcknowledgedTask } from './task-list.ts';
import { taskWords as words } from './task-words.ts';

/** Conflicts of which the agency took note, folded below the list: nothing waits, but none is lost from sight until it is over. */
export function acknowledgedPart(
  tasks: readonly AcknowledgedTask[],
  tools: Pick<TaskTools, 'view' | 'busy' | 'act'>,
): TemplateResult | typeof nothing {
  if (tasks.length === 0) return nothing;
  return html`<details data-acknowledged>
    <summary class="kern-body">${tools.view.say(words.acknowledged)} (${tasks.length})</summary>
    <ol class="tasks stack">
      ${repeat(
        tasks,
        ({ reference, rule, entries }) => [reference, rule, ...entries].join(' '),
        (task) => html`<li class="card task" data-known=${task.rule}>${card(task, tools)}</li>`,
      )}
    </ol>
  </details>`;
}

function card(task: AcknowledgedTask, tools: Pick<TaskTools, 'view' | 'busy' | 'act'>): TemplateResult {
  const { say, language } = tools.view;
  const { reference, title, state, acknowledgedAt } = task;
  const inCase = reference === undefined ? say(words.noCase) : `${say(words.inCase)} ${reference}`;
  const still = say(state === 'standing' ? words.stillStanding : words.stillAhead);
  return html`<details>
    <summary>
      <h2 class="kern-title">${title[language]}</h2>
      <span class="kern-body"
        >${inCase} · ${say(words.acknowledgedOn)} ${day(acknowledgedAt, language)}, ${still}</span
      >
    </summary>
    ${
      reference === undefined
        ? nothing
        : html`<p class="kern-body"><a class="kern-link" href=${casePage(reference)}>${inCase}</a></p>`
    }
    ${conflictBody(task, tools, true)}
  </details>`;
}
