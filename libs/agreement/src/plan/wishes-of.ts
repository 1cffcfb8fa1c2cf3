import { daysFrom } from '../chains/deadline.ts';
import { germanDayOf } from '../german-day.ts';
import { caseworkType, dayOf, named } from './plan-entry.ts';
import type { WishShown } from './plan-shown.ts';
import type { PlanEntry } from './promising.ts';

/** A wish that the person said to the viewer on the own page, and when. */
export interface WishSaid {
  readonly wish: string;
  readonly at: string;
}

const RECORDED = caseworkType('wish-recorded');
const ANSWERED = caseworkType('wish-answered');

/** Each wish once, with its latest answer since it was last said; those without one first, the oldest at the top. */
export function wishesOf(
  course: readonly PlanEntry[],
  said: readonly WishSaid[],
  today: string,
): readonly WishShown[] {
  const told = course.filter(({ type }) => type === RECORDED || type === ANSWERED);
  const codes = new Set([...said.map(({ wish }) => wish), ...told.flatMap(wishIn)]);
  return [...codes]
    .map((wish) => wishShown(wish, told, said, today))
    .toSorted(
      (one, other) =>
        Number(one.answer !== undefined) - Number(other.answer !== undefined) ||
        (one.since ?? '').localeCompare(other.since ?? ''),
    );
}

function wishShown(
  wish: string,
  told: readonly PlanEntry[],
  said: readonly WishSaid[],
  today: string,
): WishShown {
  const about = told.filter((entry) => wishIn(entry).includes(wish));
  const recorded = about.findLast(({ type }) => type === RECORDED);
  const own = said.find((one) => one.wish === wish);
  const since = sinceOf(recorded, own);
  const answer = about.findLast(
    ({ type, happenedAt }) => type === ANSWERED && !isBefore(happenedAt, recorded, own),
  );
  return {
    wish,
    ...(since !== undefined && { since }),
    ...(recorded && !own && { agency: recorded.agency }),
    ...(answer === undefined
      ? since !== undefined && { openDays: Math.max(0, daysFrom(since, today)) }
      : { answer: answerIn(answer) }),
  };
}

function sinceOf(recorded: PlanEntry | undefined, own: WishSaid | undefined): string | undefined {
  const days = [own && germanDayOf(own.at), recorded && dayOf(recorded).on];
  return days
    .filter((day) => day !== undefined)
    .toSorted()
    .at(-1);
}

/** By the day: an export often knows no more. What has no date answers. */
function isBefore(
  answeredAt: string | undefined,
  recorded: PlanEntry | undefined,
  own: WishSaid | undefined,
): boolean {
  const since = sinceOf(recorded, own);
  return answeredAt !== undefined && since !== undefined && germanDayOf(answeredAt) < since;
}

function answerIn(entry: PlanEntry): WishShown['answer'] {
  const { doneBy } = named(entry, 'doneBy');
  return {
    agency: entry.agency,
    ...named(entry, 'answer'),
    ...(doneBy !== undefined && { until: doneBy }),
    ...dayOf(entry),
  };
}

/** The code of the wish; none where it is not shown. */
function wishIn({ fields: { wish } }: PlanEntry): readonly string[] {
  return typeof wish === 'string' ? [wish] : [];
}
