import type { NameOf, ReleasedEntry, Titles } from '#catalogue';
import { catalogueEntry, titleOf } from '#catalogue';
import { germanDayOf, promisesOf } from '#agreement';

/** What happened that kept a promise. */
export interface Keeping {
  readonly what: Titles;
  readonly agencyName: Titles;
  /** Absent where the person is not shown the day. */
  readonly at?: string;
}

/** Something that an agency and the person agreed on. */
export interface PromiseShown {
  /** Id of the entry that says it. */
  readonly id: string;
  readonly title: Titles;
  readonly agency: string;
  readonly agencyName: Titles;
  /** Whose promise it is. */
  readonly by: 'person' | 'agency';
  /** A day, YYYY-MM-DD. */
  readonly dueAt?: string;
  readonly state: 'open' | 'due' | 'kept' | 'replaced';
  /** Only of what was kept. */
  readonly kept?: Keeping;
}

/** What is promised in the entries that the person sees, and what became of it by those entries alone, the next first. */
export function promisesShown(
  entries: readonly ReleasedEntry[],
  nameOf: NameOf,
  now: string,
): readonly PromiseShown[] {
  return promisesOf(entries, germanDayOf(now)).map(({ entry, due, dueAt, state, keptBy }) => ({
    id: entry.id,
    title: promiseTitle(entry, due),
    agency: entry.agency,
    agencyName: nameOf(entry.agency),
    by: entry.fields['by'] === 'person' ? 'person' : 'agency',
    ...(dueAt !== undefined && { dueAt }),
    state,
    ...(keptBy && { kept: keeping(keptBy, nameOf) }),
  }));
}

function keeping({ type, agency, happenedAt }: ReleasedEntry, nameOf: NameOf): Keeping {
  return {
    what: titleOf(type),
    agencyName: nameOf(agency),
    ...(happenedAt !== undefined && { at: happenedAt }),
  };
}

/** "Plan vereinbart: nächste Überprüfung", "Schritt vereinbart: Kursplatz finden (die Stelle)". */
function promiseTitle({ type, fields }: ReleasedEntry, due: string): Titles {
  const title = titleOf(type);
  const [step, by] = [wordsOf(type, 'step', fields), wordsOf(type, 'by', fields)];
  const what = step ?? catalogueEntry(type)?.fields.find(({ name }) => name === due)?.titles;
  if (what === undefined) return title;
  const said = (language: 'de' | 'en') =>
    `${title[language]}: ${what[language]}${by ? ` (${by[language]})` : ''}`;
  return { de: said('de'), en: said('en') };
}

function wordsOf(type: string, name: string, fields: ReleasedEntry['fields']): Titles | undefined {
  const code = fields[name];
  const codes = catalogueEntry(type)?.fields.find((field) => field.name === name)?.codes;
  return typeof code === 'string' ? codes?.[code] : undefined;
}
