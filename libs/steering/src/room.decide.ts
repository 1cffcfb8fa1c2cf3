import type { Range } from './threshold.ts';

/** People of whom some are known to be in a part of everybody, as far as counts tell. */
export interface Known {
  readonly some: Range;
  readonly others: Range;
  readonly all: Range;
  /** How many of all there must be so that each cell can have the threshold. */
  readonly needed: number;
}

/** Those whose length it is. */
export interface Group {
  readonly people: Range;
  /** How many of everybody are outside of it at most. */
  readonly outside: number;
  /** Whether it is less than everybody. */
  readonly isPart: boolean;
}

/**
 * By how many a share (0 to 1) of a group can outnumber those of the group who are known to be in it, in the world where most are left
 * over: in each, those known are as few as they can be, and everybody else is as many. Of a part of everybody, as many of those known as
 * there is room for stand outside of it.
 */
function roomBeside(
  share: number,
  { people: group, outside, isPart }: Group,
  { some, others, all }: Known,
): number {
  const least = isPart ? all.min : Math.max(all.min, group.min);
  const fewest = Math.max(some.min, least - others.max);
  const most = Math.min(all.max, fewest + others.max);
  if (!isPart) return share * Math.min(most, group.max) - fewest;
  // Each more in the group is one less outside of it: from there on, those known must be in it.
  const size = Math.min(Math.max(most - Math.min(fewest, outside), group.min), group.max, most);
  return share * size - Math.max(0, fewest - Math.min(outside, most - size));
}

/**
 * How many of all others can stand outside of a group, where the rest of the group is among them: so many of them are left at most.
 */
export function roomOutside(share: number, group: Range, { some, others, all }: Known): number {
  return Math.min(others.max, all.max - some.min) - (1 - share) * group.min;
}

/**
 * Whether what is left over among as many people as are needed can be no small group, or counts tell already that the share is not so
 * small: that among all people nothing can be left over. It must be more than the threshold: of a length that is not reached, fewer than
 * its share came there.
 */
export function isRoomBeside(share: number, group: Group, known: Known, threshold: number): boolean {
  const { all, needed } = known;
  if (roomBeside(share, group, known) < 0) return true;
  const enough = { ...known, all: { ...all, min: Math.max(all.min, needed) } };
  return roomBeside(share, group, enough) > threshold;
}

/**
 * Whether those known may be so many more, as a cell of theirs that is not shown can have the threshold: else the share alone would tell
 * that it has not. Where counts leave no room for it in any case, they tell that already.
 */
export function isRoomForMore(share: number, group: Group, known: Known, more: number): boolean {
  const some = { min: known.some.min + more, max: Math.max(known.some.max, known.some.min + more) };
  if (more === 0 || some.min + known.others.min > known.all.max || roomBeside(share, group, known) < 0)
    return true;
  return roomBeside(share, group, { ...known, some }) > 0;
}
