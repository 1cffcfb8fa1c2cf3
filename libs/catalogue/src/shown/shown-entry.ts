import type { Titles } from '../entry.ts';
import type { ReleasedEntry, TimelineReply } from '../messages.ts';
import { purposeOf } from '../purposes.ts';
import { dueIn, type DueShown } from './due.ts';
import { gapsIn, type GapShown } from './gaps.ts';
import { themeOf, themeTitle } from './themes.ts';
import type { BasisShown, CiteInGerman, DoubtShown, FieldShown } from './wording.ts';
import { basisShown, doubtShown, fieldsShown, titleOf } from './wording.ts';

/** What people call an agency and, where it is known, what its task is and which function of it one turns to. */
export interface AgencyNamed extends Titles {
  readonly mandate?: Titles;
  readonly contactFunction?: string;
}

/** What people call an agency. */
export type NameOf = (agency: string) => AgencyNamed;

/** How what the catalogue does not know itself is put into words. */
export interface Wording {
  readonly nameOf: NameOf;
  readonly citeInGerman: CiteInGerman;
}

/** One entry of a timeline as people read it, in German and English. */
export interface EntryShown {
  readonly id: string;
  readonly type: string;
  readonly title: Titles;
  /** The part of the catalogue to which the type belongs, for filters. */
  readonly theme: string;
  readonly themeTitle: Titles;
  readonly happenedAt?: string;
  readonly recordedAt?: string;
  readonly agency: string;
  readonly agencyName: Titles;
  /** What the agency is there for. */
  readonly agencyMandate?: Titles;
  /** Which function of the agency one turns to; never a person's name. */
  readonly agencyContact?: string;
  readonly fields: readonly FieldShown[];
  readonly corrects?: string;
  readonly disputed?: true;
  /** On an own entry that a stolen key signed: nobody else is told of it. */
  readonly inDoubt?: DoubtShown;
  readonly basis: BasisShown;
  readonly purpose: string;
  readonly purposeTitle?: Titles;
}

/** A timeline as it is shown inside an agency's own system: without handle, so that the page learns no name of the case. */
export interface TimelineShown {
  readonly asOf: string;
  readonly entries: readonly EntryShown[];
  /** Long times without an entry, and what is due: made of the entries above and of nothing else. */
  readonly gaps: readonly GapShown[];
  readonly due: readonly DueShown[];
}

/** A released entry in words; it holds nothing that the entry does not. */
export function entryShown(entry: ReleasedEntry, { nameOf, citeInGerman }: Wording): EntryShown {
  const { id, type, happenedAt, recordedAt, agency, fields, corrects, disputed, inDoubt, basis, purpose } =
    entry;
  const { de, en, mandate, contactFunction } = nameOf(agency);
  const theme = themeOf(type);
  const purposeTitle = purposeOf(purpose)?.titles;
  return {
    id,
    type,
    title: titleOf(type),
    theme,
    themeTitle: themeTitle(theme),
    ...(happenedAt !== undefined && { happenedAt }),
    ...(recordedAt !== undefined && { recordedAt }),
    agency,
    agencyName: { de, en },
    ...(mandate && { agencyMandate: mandate }),
    ...(contactFunction !== undefined && { agencyContact: contactFunction }),
    fields: fieldsShown(type, fields),
    ...(corrects !== undefined && { corrects }),
    ...(disputed && { disputed }),
    ...(inDoubt && { inDoubt: doubtShown(inDoubt) }),
    basis: basisShown(basis, citeInGerman),
    purpose,
    ...(purposeTitle && { purposeTitle }),
  };
}

/** A released timeline in words. */
export function timelineShown(
  { asOf, entries }: Pick<TimelineReply, 'asOf' | 'entries'>,
  wording: Wording,
): TimelineShown {
  const shown = entries.map((entry) => entryShown(entry, wording));
  return { asOf, entries: shown, gaps: gapsIn(entries, asOf), due: dueIn(entries, asOf) };
}
