import { html, nothing, type TemplateResult } from 'lit';
import type { View } from '../agency/section.ts';
import { day } from '../page/dates.ts';
import type { Text } from '../page/text.ts';
import { endingEvents, endOf, pairOf, type AnswerForm } from './answer-form.ts';
import type { Offer, Offers } from './consents.ts';
import { germanMidnight } from './german-midnight.ts';
import { labelOf, UNCHECKED } from './notice-part.ts';
import { words } from './words.ts';

const DECISIONS: Readonly<Record<AnswerForm['decision'], Text>> = {
  given: words.decisionYes,
  refused: words.decisionNo,
  requested: words.decisionLater,
};

/** What will be recorded, to be read to the person. */
export function answerSummary(view: View, offer: Offer, offers: Offers, form: AnswerForm): TemplateResult {
  const { say, language } = view;
  const { codes, notices } = offers;
  const given = notices[form.notice];
  const end = endOf(form, offers.at);
  const told = offer.sources.flatMap((source) => {
    const chosen = source.events.filter(({ type }) => form.chosen.has(pairOf(source, type)));
    return chosen.length === 0
      ? []
      : [`${say(source.name)}: ${chosen.map(({ title }) => say(title)).join(', ')}`];
  });
  const coded = (list: Readonly<Record<string, Text>>, code: string): string => {
    const title = list[code];
    return title === undefined ? code : say(title);
  };
  const rows: readonly (readonly [Text, string])[] = [
    [words.decision, say(DECISIONS[form.decision])],
    [words.recipient, say(offer.recipient.name)],
    [words.purpose, say(offer.purpose)],
    [words.events, told.join('; ')],
    [words.depth, coded(codes.depths, form.depth)],
    ...dataEnd(view, offer, form),
    ...(end === undefined ? [] : [[words.validUntil, day(end, language)] as const]),
    ...(form.special ? [[words.special, say(words.stateGiven)] as const] : []),
    ...(form.release ? [[words.release, say(words.stateGiven)] as const] : []),
    ...(given === undefined ? [] : [[words.notice, labelOf(given, say, language)] as const]),
    [words.channel, coded(codes.channels, form.channel)],
    [words.interpreter, coded(codes.interpreters, form.interpreter)],
    [words.givenBy, coded(codes.givers, form.givenBy)],
    [
      words.identity,
      form.identityCheck === UNCHECKED
        ? say(words.notChecked)
        : coded(codes.identityChecks, form.identityCheck ?? ''),
    ],
  ];
  return html`<dl class="consent-terms kern-body" data-summary>
    ${rows.map(([term, text]) =>
      text === ''
        ? nothing
        : html`<dt>${say(term)}</dt>
            <dd>${text}</dd>`,
    )}
  </dl>`;
}

/** “Only what happened before 1 March 2026: registered, course started”; nothing where no day is asked for. */
function dataEnd(
  { say, language }: View,
  offer: Offer,
  form: AnswerForm,
): readonly (readonly [Text, string])[] {
  const until = germanMidnight(form.dataUntil);
  const events = endingEvents(form, offer);
  if (until === undefined || events.length === 0) return [];
  const titles = events.map(({ title }) => say(title)).join(', ');
  return [[words.dataUntil, `${day(until, language)}: ${titles}`]];
}
