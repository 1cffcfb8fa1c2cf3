import type { Titles } from '#catalogue';
import type { Spell } from './waits.ts';

/** Everything else than the named values; every dimension has it, so that its values always make up the whole. */
export const OTHER = 'other';

/** Id of the dimension that says how the voucher was issued that ended a wait; whoever waits, or never got one, is in `other`. */
export const ISSUE_MODE_AT_END = 'issueModeAtEnd';

/** One value that waits are counted by. */
export interface DimensionValue {
  readonly id: string;
  readonly titles: Titles;
  /** Value of the dimension in `within` that everybody knows this one belongs to: the jobcenter works in SGB II. */
  readonly of?: string;
}

/**
 * A dimension of the fixed tables, as data: its values come from the agreement and never from what was counted, so that
 * a line that is there, or is not, says nothing. There are no filters, hence no table that nobody has checked.
 */
export interface Dimension {
  readonly id: string;
  readonly titles: Titles;
  readonly values: readonly DimensionValue[];
  /** Id of the dimension that the values' `of` refers to. */
  readonly within?: string;
}

/** What a wait may be counted by in the quarterly tables. */
export type CountedBy = (typeof COUNTED_BY)[number];

const COUNTED_BY = [
  'legalSphere',
  'agency',
  'restsOnLegalSphere',
  'restsOnAgency',
  'issueMode',
  'issueModeAtEnd',
] as const;

/** The dimension's value that a wait falls under. */
export function valueOf(spell: Pick<Spell, CountedBy>, { id, values }: Dimension): string {
  const own = isCountedBy(id) ? spell[id] : undefined;
  return values.some((value) => value.id === own) ? (own ?? OTHER) : OTHER;
}

/** Names of a dimension's cells, in a table's order, `other` at the end. */
export function valuesOf({ values }: Dimension): readonly string[] {
  return [...values.map(({ id }) => id).filter((id) => id !== OTHER), OTHER];
}

function isCountedBy(id: string): id is CountedBy {
  return (COUNTED_BY as readonly string[]).includes(id);
}
