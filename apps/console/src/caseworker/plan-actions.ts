import { html, nothing, type TemplateResult } from 'lit';
import type { View } from '../agency/section.ts';
import { newKey } from '../hand-entry/entries.ts';
import { keepPrefill } from '../hand-entry/prefill.ts';
import { button } from '../page/fields.ts';
import type { Text } from '../page/text.ts';
import { casePage } from './casework.ts';
import type { EventForm } from './information-answer.ts';
import { planWords as words } from './plan-words.ts';
import {
  acceptance,
  planTypes,
  refusal,
  stepDone,
  wishAnswer,
  type Entering,
  type HandoverTold,
  type StepTold,
  type WishTold,
} from './plans.ts';
import type { Answer } from './task-answer.ts';
import './task-answer.ts';

/** What can be done about a plan is done with this. */
export interface PlanTools {
  readonly view: View;
  readonly reference: string;
  readonly busy: boolean;
  /** What may be entered by hand; undefined until it is known. */
  readonly forms: readonly EventForm[] | undefined;
  readonly act: (done: Text, path: string, body: object) => void;
}

const PATH = 'desk/events';

/** To say that an own step, meeting or review is done, or to name a new day of a step, where the agreement lets this agency record it. */
export function stepActions(
  { step, doneAs, state, by, agency, title }: StepTold,
  { view, reference, busy, forms, act }: PlanTools,
): TemplateResult | typeof nothing {
  if (state === 'done' || by !== 'agency' || !agency.isOwn) return nothing;
  const { say, language } = view;
  const about = title[language];
  const may = (type: string): boolean => forms?.some((form) => form.type === type) === true;
  const done = (): void => act(words.isDoneSaid, PATH, stepDone(entering(reference), doneAs));
  const again = `${casePage(reference)}/enter?type=${planTypes.missed}`;
  return html`<div class="buttons">
    ${may(planTypes.done) ? button(say(words.isDone), done, { busy, about }) : nothing}
    ${
      step !== undefined && may(planTypes.missed)
        ? html`<a class="kern-link" href=${again} aria-label="${say(words.newDate)}: ${about}"
            >${say(words.newDate)}</a
          >`
        : nothing
    }
  </div>`;
}

/** To answer a wish that has no answer, where the agreement lets this agency do so. */
export function wishActions(
  { wish, title, answer }: WishTold,
  { view, reference, busy, forms, act }: PlanTools,
): TemplateResult | typeof nothing {
  const form = forms?.find(({ type }) => type === planTypes.answer);
  if (answer !== undefined || form === undefined) return nothing;
  const { say, language } = view;
  const codes = form.fields.find(({ name }) => name === 'answer')?.codes ?? [];
  return html`<task-answer
    .view=${view}
    .name=${`wish-${reference}-${wish}`}
    .question=${`${say(words.answerAsk)}: ${title[language]}`}
    .choices=${codes.map(({ code, titles }) => ({ value: code, label: say(titles) }))}
    .label=${say(words.answer)}
    .busy=${busy}
    @answered=${({ detail }: CustomEvent<Answer>) =>
      act(words.answered, PATH, wishAnswer(entering(reference), wish, detail.choice))}
  ></task-answer>`;
}

/** To accept or to decline a handover that is offered to this agency. */
export function handoverActions(
  handover: HandoverTold,
  { view, reference, busy, forms, act }: PlanTools,
): TemplateResult | typeof nothing {
  if (handover.state !== 'offered' || !handover.to.isOwn) return nothing;
  const may = forms?.some(({ type }) => type === planTypes.accept) === true;
  const about = handover.from.titles[view.language];
  const accept = (): void => act(words.accepted, PATH, acceptance(entering(reference), handover));
  // From which day the own agency is in charge is said in the form.
  const withDay = `${casePage(reference)}/enter?type=${planTypes.accept}`;
  const prefill = (): void =>
    keepPrefill({ reference, type: planTypes.accept, data: { from: handover.from.id } });
  return html`${
    may
      ? html`<div class="buttons">
          ${button(view.say(words.accept), accept, { kind: 'primary', busy, about })}
          <a
            class="kern-link"
            href=${withDay}
            @click=${prefill}
            aria-label="${view.say(words.acceptOn)}: ${about}"
            >${view.say(words.acceptOn)}</a
          >
        </div>`
      : nothing
  }${declining(handover, { view, reference, busy, forms, act })}`;
}

/** What was not taken up is offered anew, kept, or its file closed: each is an entry of its own, by its form. */
export function backActions({ view, reference, forms }: PlanTools): TemplateResult | typeof nothing {
  const ways = [
    [planTypes.offer, words.offerAnew],
    [planTypes.managers, words.keepCase],
    [planTypes.closed, words.closeFile],
  ] as const;
  const open = ways.filter(([type]) => forms?.some((form) => form.type === type));
  if (open.length === 0) return nothing;
  return html`<ul>
    ${open.map(
      ([type, label]) =>
        html`<li>
          <a class="kern-link" href=${`${casePage(reference)}/enter?type=${type}`}>${view.say(label)}</a>
        </li>`,
    )}
  </ul>`;
}

/** Declining takes a reason, so it stands behind one more step. */
function declining(
  handover: HandoverTold,
  { view, reference, busy, forms, act }: PlanTools,
): TemplateResult | typeof nothing {
  const { say, language } = view;
  const form = forms?.find(({ type }) => type === planTypes.decline);
  if (form === undefined) return nothing;
  const codes = form.fields.find(({ name }) => name === 'ground')?.codes ?? [];
  return html`<details>
    <summary class="kern-link">${say(words.decline)}</summary>
    <task-answer
      .view=${view}
      .name=${`decline-${reference}-${handover.from.id}`}
      .question=${`${say(words.declineWhy)}: ${handover.from.titles[language]}`}
      .choices=${codes.map(({ code, titles }) => ({ value: code, label: say(titles) }))}
      .label=${say(words.decline)}
      .busy=${busy}
      @answered=${({ detail }: CustomEvent<Answer>) =>
        act(words.declined, PATH, refusal(entering(reference), handover, detail.choice))}
    ></task-answer>
  </details>`;
}

function entering(reference: string): Entering {
  return { key: newKey(), reference, at: new Date().toISOString() };
}
