import { html, nothing, type TemplateResult } from 'lit';
import type { View } from '../agency/section.ts';
import { segment } from '../page/call.ts';
import { day } from '../page/dates.ts';
import { button, type Choice } from '../page/fields.ts';
import type { Text } from '../page/text.ts';
import { caseAtDesk, casePage } from './casework.ts';
import { limitText } from './chain-words.ts';
import { conflictAnswer } from './conflict-answer.ts';
import { disputeOutcomes, invalidityGrounds, recallOutcomes, rightKinds } from './codes.ts';
import { answerEvent, waysToAnswer, type EventForm } from './information-answer.ts';
import { planBody } from './plan-task.ts';
import type { Answer } from './task-answer.ts';
import './task-answer.ts';
import type {
  ConflictTask,
  ConsentTask,
  DecisionTask,
  DisputeTask,
  EndedTask,
  InformationTask,
  RecallTask,
  RightTask,
  Task,
} from './task-list.ts';
import { recallKinds, taskWords as words } from './task-words.ts';
import { rightStates } from './case-words.ts';

/** What the body of a task works with. */
export interface TaskTools {
  readonly view: View;
  readonly busy: boolean;
  /** What may be entered by hand; undefined until it is known. */
  readonly forms: readonly EventForm[] | undefined;
  readonly nameOf: (agency: string) => Text;
  /** Does it and says what was done; the task is gone from the list afterwards. */
  readonly act: (done: Text, path: string, body: object) => void;
}

/** What a task is about, and what is to be done. */
export function bodyOf(task: Task, tools: TaskTools): TemplateResult {
  switch (task.kind) {
    case 'decision':
      return decision(task.about, tools);
    case 'information':
      return information(task.about, tools);
    case 'recall':
      return recall(task.about, tools);
    case 'right':
      return right(task.about, tools);
    case 'dispute':
      return dispute(task.about, tools);
    case 'consent':
      return consent(task.about, tools);
    case 'deadline':
      return html`<ul>
        ${task.about.limits.map((limit) => html`<li>${limitText(limit, tools.view.language)}</li>`)}
      </ul>`;
    case 'conflict':
      return conflictBody(task.about, tools);
    case 'promise':
    case 'wish':
    case 'handover':
    case 'handover-back':
      return planBody(task.about, tools);
    case 'ended':
    default:
      return ended(task.about, tools);
  }
}

/** The sentence of a conflict, and what is to be said of it; of one that was acknowledged, how it ended. */
export function conflictBody(
  task: Omit<ConflictTask, 'since'>,
  { view, busy, act }: Pick<TaskTools, 'view' | 'busy' | 'act'>,
  isAcknowledged = false,
): TemplateResult {
  const { rule, entries, reference, title, sentence } = task;
  const word = { named: { rule, entries }, about: title[view.language], isAcknowledged, busy, act };
  return html`<p class="kern-body">${sentence[view.language]}</p>
    ${reference === undefined ? nothing : conflictAnswer({ ...word, reference }, view)}`;
}

function decision(
  { eventId, title, happenedAt, reference, rows }: DecisionTask,
  { view, busy, act }: TaskTools,
): TemplateResult {
  const { language, say } = view;
  const happened = happenedAt === undefined ? '' : `, ${say(words.happened)} ${day(happenedAt, language)}`;
  return html`<p class="kern-body"><strong>${title[language]}</strong>${happened}</p>
    ${rows.map((row) => {
      const to = `${say(words.to)} ${row.recipientName[language]}`;
      const body = { eventId, rowId: row.rowId, ...(reference !== undefined && { reference }) };
      const decide = (choice: 'disclose' | 'withhold') => (): void =>
        act(choice === 'disclose' ? words.disclosed : words.withheld, 'desk/decisions', {
          ...body,
          decision: choice,
        });
      return html`<div role="group" aria-label=${to}>
        <p class="kern-body">${to}${row.paragraph ? ` (${row.paragraph[language]})` : ''}</p>
        <div class="buttons">
          ${button(say(words.disclose), decide('disclose'), { kind: 'primary', busy, about: to })}
          ${button(say(words.withhold), decide('withhold'), { busy, about: to })}
        </div>
      </div>`;
    })}`;
}

function information(task: InformationTask, tools: TaskTools): TemplateResult {
  const { view, forms, act } = tools;
  const { language, say } = view;
  const { request, reference, byName, title } = task;
  const choices = waysToAnswer(forms ?? [], say, say(words.declined));
  return html`<p class="kern-body">
      <strong>${byName[language]}</strong> ${say(words.asksFor)}: ${title[language]}
    </p>
    ${
      forms === undefined || reference === undefined
        ? nothing
        : choices.length === 0
          ? html`<p class="kern-body">${say(words.mayNotAnswer)}</p>`
          : asked(tools, `information-${request}`, { question: words.result, choices }, ({ choice }) =>
              act(
                words.infoAnswered,
                'desk/events',
                answerEvent(choice, { reference, request, at: new Date().toISOString() }),
              ),
            )
    }`;
}

function recall({ recall: id, kind, open, reminders }: RecallTask, tools: TaskTools): TemplateResult {
  const { view, act } = tools;
  const { say } = view;
  const outcomes =
    kind === 'erase'
      ? (['erased', 'kept', 'impossible'] as const)
      : (['stopped', 'erased', 'kept', 'impossible'] as const);
  const choices = outcomes.map((value) => ({ value, label: say(recallOutcomes[value]) }));
  const reminded = reminders === 0 ? '' : `, ${reminders} × ${say(words.reminders)}`;
  return html`<p class="kern-body">
      <strong>${say(recallKinds[kind])}</strong>: ${open}
      ${say(open === 1 ? words.entry : words.entries)}${reminded}
    </p>
    ${asked(
      tools,
      `recall-${id}`,
      { question: words.outcome, choices, keeps: 'kept' },
      ({ choice, paragraph, until }) =>
        act(words.recallAnswered, `desk/recalls/${segment(id)}/answer`, {
          outcome: choice,
          ...(choice === 'kept' && { paragraph, ...(until !== '' && { until }) }),
        }),
    )}`;
}

function right({ kind, state }: RightTask, { view }: TaskTools): TemplateResult {
  const { language, say } = view;
  const name = Object.hasOwn(rightKinds, kind) ? rightKinds[kind as keyof typeof rightKinds][language] : kind;
  const mayDecide = view.session.roles.includes('rights-desk');
  return html`<p class="kern-body"><strong>${name}</strong>: ${rightStates[state]?.[language] ?? state}</p>
    ${mayDecide ? html`<p class="kern-body"><a class="kern-link" href="#/rights">${say(words.toRights)}</a></p>` : nothing}`;
}

function dispute({ dispute: id, entries, reference }: DisputeTask, tools: TaskTools): TemplateResult {
  const { view, act } = tools;
  const { language, say } = view;
  const choices = codesOf(disputeOutcomes, say);
  return html`<ul>
      ${entries.map(
        ({ title, happenedAt }) =>
          html`<li>
            <strong>${title[language]}</strong
            >${happenedAt ? `, ${say(words.happened)} ${day(happenedAt, language)}` : ''}
          </li>`,
      )}
    </ul>
    ${
      reference === undefined
        ? nothing
        : html`<p class="kern-body">
              <a class="kern-link" href=${`${casePage(reference)}/enter`}>${say(words.correctByHand)}</a>
            </p>
            ${asked(tools, `dispute-${id}`, { question: words.outcome, choices }, ({ choice: outcome }) =>
              act(words.settled, `${caseAtDesk(reference)}/disputes/${segment(id)}/settle`, { outcome }),
            )}`
    }`;
}

function consent(task: ConsentTask, tools: TaskTools): TemplateResult {
  const { view, busy, act, nameOf } = tools;
  const { language, say } = view;
  const { consentId, recordedBy, recordedByName, provisions, reference } = task;
  const purposes = view.session.purposes ?? [];
  const purposeOf = (id: string): string => purposes.find((one) => one.id === id)?.[language] ?? id;
  const path = reference && `${caseAtDesk(reference)}/consents/${segment(consentId)}`;
  return html`<p class="kern-body">${say(words.from)} <strong>${recordedByName[language]}</strong></p>
    <ul>
      ${provisions.map(
        (one) =>
          html`<li>
            ${say(words.to)} ${one.recipients.map((agency) => nameOf(agency)[language]).join(', ')}.
            ${say(words.purposes)}: ${one.purposes.map(purposeOf).join(', ')}; ${say(words.validUntil)}
            ${day(one.validUntil, language)}
          </li>`,
      )}
    </ul>
    ${
      path === undefined
        ? nothing
        : html`<div class="buttons">
              ${button(say(words.noted), () => act(words.notedDone, `${path}/acknowledge`, { recordedBy }), { busy, about: consentId })}
            </div>
            <details>
              <summary class="kern-link">${say(words.object)}</summary>
              ${asked(
                tools,
                `object-${recordedBy}-${consentId}`,
                { question: words.objectWhy, choices: codesOf(invalidityGrounds, say), label: words.object },
                ({ choice: ground }) => act(words.objected, `${path}/object`, { recordedBy, ground }),
              )}
            </details>`
    }`;
}

function ended(
  { consentId, recordedBy, at, how, reference }: EndedTask,
  { view, busy, act }: TaskTools,
): TemplateResult {
  const { language, say } = view;
  const path = reference && `${caseAtDesk(reference)}/consents/${segment(consentId)}`;
  return html`<p class="kern-body"><strong>${say(words[how])}</strong>, ${day(at, language)}</p>
    ${
      path === undefined || reference === undefined
        ? nothing
        : html`<p class="kern-body">
              <a class="kern-link" href=${`${casePage(reference)}/consents`}>${say(words.toConsents)}</a>
            </p>
            <div class="buttons">
              ${button(say(words.noted), () => act(words.notedDone, `${path}/acknowledge`, { recordedBy }), { busy, about: consentId })}
            </div>`
    }`;
}

function asked(
  { view, busy }: TaskTools,
  name: string,
  {
    question,
    choices,
    keeps,
    label = words.answer,
  }: {
    readonly question: Text;
    readonly choices: readonly Choice[];
    readonly keeps?: string;
    readonly label?: Text;
  },
  answered: (answer: Answer) => void,
): TemplateResult {
  return html`<task-answer
    .view=${view}
    .name=${name}
    .question=${view.say(question)}
    .choices=${choices}
    .keeps=${keeps}
    .label=${view.say(label)}
    .busy=${busy}
    @answered=${(event: CustomEvent<Answer>) => answered(event.detail)}
  ></task-answer>`;
}

function codesOf(codes: Readonly<Record<string, Text>>, say: (text: Text) => string): readonly Choice[] {
  return Object.entries(codes).map(([value, text]) => ({ value, label: say(text) }));
}
