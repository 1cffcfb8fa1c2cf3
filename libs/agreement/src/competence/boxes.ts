import type { Budget } from './budget.ts';

/** A product of sets, one for each axis, as bits: every combination of answers that takes one atom from each. */
export type Box = readonly bigint[];

/** Whether it holds no combination. */
export function isEmpty(box: Box): boolean {
  return box.includes(0n);
}

/** The combinations in both. */
export function intersection(one: Box, other: Box): Box {
  return one.map((set, at) => set & (other[at] ?? 0n));
}

/**
 * The combinations of `boxes` that are in none of `taken`, as boxes without a combination in common; each is cut to its
 * end before the next, so that whoever needs a few of very many gets them at once. It ends early when the budget is spent.
 */
export function* remainder(
  boxes: readonly Box[],
  taken: readonly Box[],
  budget: Budget,
  from = 0,
): Generator<Box> {
  const next = taken[from];
  for (const box of boxes)
    if (next === undefined) yield box;
    else if (budget.isSpent) return;
    else yield* remainder(difference(box, next, budget), taken, budget, from + 1);
}

/** Cuts off, axis by axis, what lies outside of `taken`; what is left at the end lies inside and is dropped. */
function difference(box: Box, taken: Box, budget: Budget): readonly Box[] {
  const common = intersection(box, taken);
  budget.spend(box.length);
  if (isEmpty(common)) return [box];
  return box.flatMap((set, axis) => {
    const outside = set & ~(taken[axis] ?? 0n);
    if (outside === 0n || !budget.spend(box.length)) return [];
    return [[...common.slice(0, axis), outside, ...box.slice(axis + 1)]];
  });
}

/** The same combinations in fewer boxes: two that differ on one axis only are one. */
export function joined(boxes: readonly Box[]): readonly Box[] {
  const done: Box[] = [];
  for (const box of boxes) {
    const at = done.findIndex((other) => differingAxes(box, other).length < 2);
    const other = done[at];
    if (other === undefined) done.push(box);
    else
      done.splice(
        at,
        1,
        box.map((set, axis) => set | (other[axis] ?? 0n)),
      );
  }
  return done.length < boxes.length ? joined(done) : done;
}

function differingAxes(one: Box, other: Box): readonly number[] {
  return one.flatMap((set, axis) => (set === other[axis] ? [] : [axis]));
}
