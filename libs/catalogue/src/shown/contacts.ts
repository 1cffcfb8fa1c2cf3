import type { Titles } from '../entry.ts';
import type { ReleasedEntry } from '../messages.ts';
import type { NameOf } from './shown-entry.ts';

/** An agency to turn to about a case. */
export interface CaseContact {
  readonly agency: string;
  readonly agencyName: Titles;
  /** Which function of the agency one turns to, by the agreement; never a person's name. */
  readonly contactFunction?: string;
  /** The agency that reads. */
  readonly isOwn: boolean;
}

/** Who reads, when, and how agencies are called. */
export interface ContactsFor {
  readonly viewer: string;
  /** The day of the look in Germany (`YYYY-MM-DD`), as days of a handover are German ones. */
  readonly today: string;
  readonly nameOf: NameOf;
}

const MANAGERS = 'de.wegmarke.casework.managers-assigned.v1';
const ACCEPTED = 'de.wegmarke.casework.handover-accepted.v1';
const CLOSED = 'de.wegmarke.entry.case-closed.v1';

/**
 * To whom one turns about the whole case: the agencies that manage it by the visible entries, both of a tandem, and after a handover
 * the one that accepted it; the viewer's own agency where no visible entry says so. So it tells of nothing that is not shown (C8).
 */
export function contactsShown(
  entries: readonly ReleasedEntry[],
  { viewer, today, nameOf }: ContactsFor,
): readonly CaseContact[] {
  const managing = asItHappened(entries).reduce<readonly string[]>(
    (before, entry) => managingAfter(before, entry, today),
    [],
  );
  return (managing.length === 0 ? [viewer] : managing).map((agency) => {
    const { de, en, contactFunction } = nameOf(agency);
    const named = { agency, agencyName: { de, en }, isOwn: agency === viewer };
    return contactFunction === undefined ? named : { ...named, contactFunction };
  });
}

function managingAfter(
  before: readonly string[],
  { type, agency, fields }: ReleasedEntry,
  today: string,
): readonly string[] {
  const others = before.filter((one) => one !== agency);
  const { form, from, inChargeFrom } = fields;
  switch (type) {
    case MANAGERS:
      return form === 'single' ? [agency] : [...others, agency];
    case ACCEPTED:
      // Until that day it is still with who hands it over.
      if (typeof inChargeFrom === 'string' && inChargeFrom > today) return before;
      // Where it is not shown from whom, any of those before may be it.
      return [...others.filter((one) => from !== undefined && one !== from), agency];
    case CLOSED:
      return others;
    default:
      return before;
  }
}

/** What no visible entry corrects and no stolen key signed; what is told without its day stays behind what was recorded before it. */
function asItHappened(entries: readonly ReleasedEntry[]): readonly ReleasedEntry[] {
  const corrected = new Set(entries.map(({ corrects }) => corrects));
  let before = '';
  return entries
    .map((entry) => ({ entry, at: (before = entry.happenedAt ?? before) }))
    .filter(({ entry }) => !corrected.has(entry.id) && entry.inDoubt === undefined)
    .toSorted((one, other) => one.at.localeCompare(other.at))
    .map(({ entry }) => entry);
}
