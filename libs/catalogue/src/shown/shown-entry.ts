import type { Titles } from '../entry.ts';
import type { ReleasedEntry, TimelineReply } from '../messages.ts';
import type { BasisShown, DoubtShown, FieldShown } from './wording.ts';
import { basisShown, doubtShown, fieldsShown, titleOf } from './wording.ts';

/** What people call an agency. */
export type NameOf = (agency: string) => Titles;

/** One entry of a timeline as people read it, in German and English. */
export interface EntryShown {
  readonly id: string;
  readonly type: string;
  readonly title: Titles;
  readonly happenedAt?: string;
  readonly recordedAt?: string;
  readonly agency: string;
  readonly agencyName: Titles;
  readonly fields: readonly FieldShown[];
  readonly corrects?: string;
  readonly disputed?: true;
  /** On an own entry that a stolen key signed: nobody else is told of it. */
  readonly inDoubt?: DoubtShown;
  readonly basis: BasisShown;
  readonly purpose: string;
}

/** A timeline as it is shown inside an agency's own system: without handle, so that the page learns no name of the case. */
export interface TimelineShown {
  readonly asOf: string;
  readonly entries: readonly EntryShown[];
}

/** A released entry in words; it holds nothing that the entry does not. */
export function entryShown(entry: ReleasedEntry, nameOf: NameOf): EntryShown {
  const { id, type, happenedAt, recordedAt, agency, fields, corrects, disputed, inDoubt, basis, purpose } =
    entry;
  return {
    id,
    type,
    title: titleOf(type),
    ...(happenedAt !== undefined && { happenedAt }),
    ...(recordedAt !== undefined && { recordedAt }),
    agency,
    agencyName: nameOf(agency),
    fields: fieldsShown(type, fields),
    ...(corrects !== undefined && { corrects }),
    ...(disputed && { disputed }),
    ...(inDoubt && { inDoubt: doubtShown(inDoubt) }),
    basis: basisShown(basis),
    purpose,
  };
}

/** A released timeline in words. */
export function timelineShown(
  { asOf, entries }: Pick<TimelineReply, 'asOf' | 'entries'>,
  nameOf: NameOf,
): TimelineShown {
  return { asOf, entries: entries.map((entry) => entryShown(entry, nameOf)) };
}
