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
 * end before the next, so that whoever needs a few of very many gets them at once.
 */
export function* remainder(boxes: readonly Box[], taken: readonly Box[]): Generator<Box> {
  const [first, ...others] = taken;
  for (const box of boxes)
    if (first === undefined) yield box;
    else yield* remainder(difference(box, first), others);
}

/** Cuts off, axis by axis, what lies outside of `taken`; what is left at the end lies inside and is dropped. */
function difference(box: Box, taken: Box): readonly Box[] {
  const common = intersection(box, taken);
  if (isEmpty(common)) return [box];
  return box
    .map((set, axis) => [...common.slice(0, axis), set & ~(taken[axis] ?? 0n), ...box.slice(axis + 1)])
    .filter((one) => !isEmpty(one));
}
