import { catalogueEntry } from '../catalogue.ts';
import type { Titles } from '../entry.ts';
import type { ReleasedEntry } from '../messages.ts';
import { courseOf, daysBetween } from './course.ts';
import { expectations } from './expectations.ts';
import { titleOf } from './wording.ts';

/** A day that an entry names and that is not settled by a later one. */
export interface DueShown {
  /** Id of the entry that names it. */
  readonly id: string;
  /** What is due, as the field is called. */
  readonly label: Titles;
  readonly entryTitle: Titles;
  /** A day, YYYY-MM-DD. */
  readonly on: string;
  /** Days until then; negative once it is past. */
  readonly inDays: number;
}

/** So long a day that passed without a word is still told; days. */
const TOLD_AFTER = 365;
const DAY = /^\d{4}-\d{2}-\d{2}$/;

/**
 * What is due, soonest first: from the visible entries and their visible fields only. A day is settled when a later visible entry
 * is what was waited for.
 */
export function dueIn(entries: readonly ReleasedEntry[], asOf: string): readonly DueShown[] {
  const course = courseOf(entries);
  const due = course.flatMap((entry, at) =>
    expectations
      .filter(({ after, dueField }) => after === entry.type && dueField !== undefined)
      .filter(({ awaited }) => !course.slice(at + 1).some(({ type }) => awaited.includes(type)))
      .flatMap(({ dueField }) => dueOf(entry, dueField ?? '', asOf)),
  );
  return due.toSorted((one, other) => one.on.localeCompare(other.on));
}

function dueOf({ id, type, fields }: ReleasedEntry, field: string, asOf: string): readonly DueShown[] {
  const on = fields[field];
  if (typeof on !== 'string' || !DAY.test(on)) return [];
  const inDays = daysBetween(asOf, on);
  if (inDays < -TOLD_AFTER) return [];
  const label = catalogueEntry(type)?.fields.find(({ name }) => name === field)?.titles;
  return label === undefined ? [] : [{ id, label, entryTitle: titleOf(type), on, inDays }];
}
