import type { NameOf, ReleasedEntry, Titles } from '#catalogue';
import { catalogueEntry, titleOf } from '#catalogue';

/** Something that an agency and the person agreed on. */
export interface PromiseShown {
  /** Id of the entry that says it. */
  readonly id: string;
  readonly title: Titles;
  readonly agency: string;
  readonly agencyName: Titles;
  /** A day, YYYY-MM-DD. */
  readonly dueAt?: string;
  readonly state: 'open' | 'due' | 'replaced';
}

/** In which entries what is promised, and until when: the member of each that holds the day. */
const PROMISING: Readonly<Record<string, string>> = {
  'de.wegmarke.casework.plan-agreed.v1': 'nextReview',
  'de.wegmarke.casework.managers-assigned.v1': 'firstMeeting',
  'de.wegmarke.language.start-delayed.v1': 'newStart',
  'de.wegmarke.language.registered.v1': 'plannedStart',
};

/** What is promised in the entries that the person sees, the next first; a later one of the same agency and kind takes its place. */
export function promisesShown(
  entries: readonly ReleasedEntry[],
  nameOf: NameOf,
  now: string,
): readonly PromiseShown[] {
  const promising = entries.filter(({ type }) => Object.hasOwn(PROMISING, type));
  return promising
    .map((entry, index) => {
      const day = entry.fields[PROMISING[entry.type] ?? ''];
      const dueAt = typeof day === 'string' ? day : undefined;
      const isReplaced = promising
        .slice(index + 1)
        .some((later) => later.agency === entry.agency && later.type === entry.type);
      return promiseOf(entry, dueAt, isReplaced, nameOf, now);
    })
    .filter(({ dueAt, state }) => dueAt !== undefined || state !== 'replaced')
    .toSorted((one, other) => ((one.dueAt ?? '9') < (other.dueAt ?? '9') ? -1 : 1));
}

function promiseOf(
  { id, type, agency }: ReleasedEntry,
  dueAt: string | undefined,
  isReplaced: boolean,
  nameOf: NameOf,
  now: string,
): PromiseShown {
  const isDue = dueAt !== undefined && dueAt < now.slice(0, 10);
  return {
    id,
    title: fieldTitle(type),
    agency,
    agencyName: nameOf(agency),
    ...(dueAt !== undefined && { dueAt }),
    state: isReplaced ? 'replaced' : isDue ? 'due' : 'open',
  };
}

/** "Plan vereinbart: nächste Überprüfung". */
function fieldTitle(type: string): Titles {
  const title = titleOf(type);
  const field = catalogueEntry(type)?.fields.find(({ name }) => name === PROMISING[type]);
  if (field === undefined) return title;
  return { de: `${title.de}: ${field.titles.de}`, en: `${title.en}: ${field.titles.en}` };
}
