import type { Titles } from '../entry.ts';
import type { ReleasedEntry } from '../messages.ts';
import { courseOf, daysBetween, type Dated } from './course.ts';
import { expectations, type Expectation, type UsualSpan } from './expectations.ts';
import { titleOf } from './wording.ts';

/** A time in which nothing that this reader sees happened. */
export interface GapShown {
  /** Id of the entry after which it begins. */
  readonly after: string;
  readonly from: string;
  /** Instant of the next entry, or of the look. */
  readonly to: string;
  readonly days: number;
  /** What was or is to be expected in it. */
  readonly awaited?: { readonly title: Titles; readonly usual?: UsualSpan };
}

/** Shorter ones are the ordinary course of things; days. */
const LONG = 30;

/**
 * Where more than 30 days lie between entries, or between the last one and now. It is made of the visible entries and of nothing
 * else, so that a gap never tells of an entry that is not shown (C8).
 */
export function gapsIn(entries: readonly ReleasedEntry[], asOf: string): readonly GapShown[] {
  const course = courseOf(entries);
  return course.flatMap((entry, at): GapShown[] => {
    const to = course[at + 1]?.happenedAt ?? asOf;
    const days = daysBetween(entry.happenedAt, to);
    if (days <= LONG) return [];
    const awaited = awaitedAfter(course.slice(0, at + 1));
    return [{ after: entry.id, from: entry.happenedAt, to, days, ...(awaited && { awaited }) }];
  });
}

/** What the latest event that leads to another one still waits for. */
function awaitedAfter(course: readonly Dated[]): GapShown['awaited'] {
  for (const [back, { type }] of course.toReversed().entries()) {
    const later = course.slice(course.length - back);
    const open = expectations.find((one) => one.after === type && isOpen(one, later));
    const [first] = open?.awaited ?? [];
    if (first !== undefined)
      return { title: titleOf(first), ...(open?.usual !== undefined && { usual: open.usual }) };
  }
  return undefined;
}

function isOpen({ awaited }: Expectation, later: readonly Dated[]): boolean {
  return awaited.length > 0 && !later.some(({ type }) => awaited.includes(type));
}
