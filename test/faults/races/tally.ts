import type { Violation } from '../../checker/log-entry.ts';
import type { Door, PERSONS_DOOR } from './race-faults.ts';
import { raceFaults } from './race-faults.ts';

/** Who was first in one race at a door. */
export interface Win {
  readonly door: Door | typeof PERSONS_DOOR;
  /** What narrowed. */
  readonly what: string;
  readonly by: 'read' | 'narrowing';
}

/** What came of races. */
export interface Tally {
  readonly seed: number;
  readonly wins: readonly Win[];
  readonly violations: readonly Violation[];
  /** Ids of events that were released and never arrived. */
  readonly lost: readonly string[];
}

/** One row of the table of faults, with how often each side won. */
export interface RaceRow {
  readonly fault: string;
  readonly runs: number;
  readonly lost: number;
  readonly wronglyDisclosed: number;
  readonly broken: number;
  readonly seed: number;
  readonly readsFirst: number;
  readonly narrowingsFirst: number;
}

/** The row of one door; what was lost or disclosed wrongly is told in each. */
export function rowOf(door: Win['door'], { seed, wins, violations, lost }: Tally): RaceRow {
  const raced = wins.filter((win) => win.door === door);
  const readsFirst = raced.filter(({ by }) => by === 'read').length;
  const wronglyDisclosed = violations.filter(({ rule }) => rule.startsWith('C')).length;
  return {
    fault: raceFaults[door],
    runs: raced.length,
    lost: lost.length,
    wronglyDisclosed,
    broken: violations.length - wronglyDisclosed,
    seed,
    readsFirst,
    narrowingsFirst: raced.length - readsFirst,
  };
}

/** Reads first and narrowings first, by what narrowed. */
export function winsByKind(
  door: string,
  { wins }: Tally,
): Readonly<Record<string, readonly [number, number]>> {
  const raced = wins.filter((win) => win.door === door);
  const byKind = [...Map.groupBy(raced, ({ what }) => what)].map(([what, own]) => {
    const reads = own.filter(({ by }) => by === 'read').length;
    return [what, [reads, own.length - reads]] as const;
  });
  return Object.fromEntries(byKind);
}

/** All of these together. */
export function together(tallies: readonly Tally[]): Tally {
  return {
    seed: tallies[0]?.seed ?? 0,
    wins: tallies.flatMap(({ wins }) => wins),
    violations: tallies.flatMap(({ violations }) => violations),
    lost: tallies.flatMap(({ lost }) => lost),
  };
}
