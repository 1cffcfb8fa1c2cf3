import type { Fates } from './fates.ts';
import { sumOfRanges } from './fates.ts';
import type { PublishedDays } from './published-table.ts';
import type { Group, Known } from './room.decide.ts';
import { isRoomBeside, isRoomForMore, roomOutside } from './room.decide.ts';
import type { Range } from './threshold.ts';

/** How large a share waits longer than each length of a table. */
export const BEYOND = { p25: 0.75, median: 0.5, p90: 0.1 } as const;

/** A length of a group, or the share beyond the target, as it is told, or would be. */
export interface Length {
  /** Share (0 to 1) that waits longer, and the days; of the share beyond the target, a mark that it lies below or above. */
  readonly beyond: number;
  readonly days: Exclude<PublishedDays, null>;
  /** To how many days it is rounded. */
  readonly unit: number;
  /** How many people the group has. */
  readonly group: Range;
  /** How many of everybody are outside of it at most, by the cells beside it; more than there are where nothing says so. */
  readonly outside: number;
  /** How many people its table must have so that each cell can have the threshold. */
  readonly needed: number;
  /** Whether it is less than everybody in its table. */
  readonly isPart: boolean;
  /** Until when these waits were watched: ISO 8601, UTC. */
  readonly observedUntil: string;
  /** Whether it was told already, so that everybody knows how long it is. */
  readonly isKnown: boolean;
}

/**
 * Whether somebody who reads a length together with what became of people can tell of no group that it is under the threshold: who
 * waits longer than that, and ended all the same; who waits less, and is not among those of whom it is told that they ended. Of a
 * length that is not told yet it is decided by the counts of its instant alone, so that one that is missing tells nothing of itself.
 */
export function leavesRoom(length: Length, fates: Fates, threshold: number): boolean {
  const { beyond, group: people, outside: most, isPart, needed } = length;
  const group: Group = { people, outside: most, isPart };
  if (!isOfSome(length, fates)) return true;
  const { notEnded, ended } = knownIn(fates, isPart ? 0 : needed);
  const leaves = (share: number, known: Known, more: number): boolean => {
    const outside = isPart ? roomOutside(share, people, known) : Infinity;
    return (
      isRoomBeside(share, group, known, threshold) &&
      isRoomForMore(share, group, known, more) &&
      (outside > threshold || outside < 0)
    );
  };
  return (
    (!isLonger(length, fates) || leaves(beyond, notEnded, fates.mayBeMore.notEnded)) &&
    (!isShorter(length, fates) || leaves(1 - beyond, ended, fates.mayBeMore.ended))
  );
}

/** Whether both can be of the same people: else nothing follows from them together. People came or went between two publications. */
function isOfSome({ group, isPart }: Length, { all }: Fates): boolean {
  return group.min <= all.max && (isPart || all.min <= group.max);
}

/** Whether those who had not ended by then waited longer than the length. */
function isLonger({ days, unit, observedUntil, isKnown }: Length, fates: Fates): boolean {
  if (observedUntil === fates.observedUntil) return !isKnown || days !== 'not-reached';
  return days !== 'not-reached' && fates.watched >= days + unit / 2;
}

/** Whether those who had ended by then waited less. */
function isShorter({ days, unit, observedUntil, isKnown }: Length, fates: Fates): boolean {
  if (observedUntil === fates.observedUntil) return !isKnown || days === 'not-reached';
  return days === 'not-reached' ? fates.observedUntil < observedUntil : fates.since <= days - unit / 2;
}

/** Who had not ended, and who had; of whom nothing is known may be either. */
function knownIn(
  { all, notEnded, ended, unknown, needed: own }: Fates,
  other: number,
): Readonly<Record<'notEnded' | 'ended', Known>> {
  const needed = Math.max(own, other);
  return {
    notEnded: { some: notEnded, others: sumOfRanges([ended, unknown]), all, needed },
    ended: { some: ended, others: sumOfRanges([notEnded, unknown]), all, needed },
  };
}
