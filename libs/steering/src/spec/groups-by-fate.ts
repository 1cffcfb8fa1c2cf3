import type { Person } from './people-with-fates.ts';

/** A group that nobody may find out to be small. */
export interface Group {
  readonly group: string;
  readonly isSo: (one: Person) => boolean;
}

const ATTRIBUTES = ['agency', 'way', 'over', 'next'] as const;
type Attribute = (typeof ATTRIBUTES)[number];

/** By who people are and what became of their waits, each alone and each two together; and each seen from one of these days. */
export function groupsOf(people: readonly Person[], points: readonly number[]): readonly Group[] {
  const some = (what: Attribute): readonly Group[] =>
    [...new Set(people.map((one) => one[what]))].map((value) => ({
      group: `${what}=${value}`,
      isSo: (one) => one[what] === value,
    }));
  const what: readonly Group[] = [
    ...ATTRIBUTES.flatMap(some),
    { group: 'came to the end', isSo: ({ end }) => end !== undefined },
  ];
  const byDay = [...new Set(points)].flatMap((day): readonly Group[] => [
    { group: `over by day ${day}`, isSo: ({ end }) => end !== undefined && end.to <= day },
    { group: `over after day ${day}`, isSo: ({ end }) => end !== undefined && end.from >= day },
    { group: `longer than ${day}`, isSo: ({ end }) => end === undefined || end.from >= day },
  ]);
  return [
    ...what,
    ...byDay,
    ...what.flatMap((one, at) => [...what.slice(at + 1), ...byDay].map((other) => both(one, other))),
  ];
}

function both(one: Group, other: Group): Group {
  return { group: `${one.group}, ${other.group}`, isSo: (all) => one.isSo(all) && other.isSo(all) };
}
