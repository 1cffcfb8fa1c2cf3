import type { Position } from '../event-store.ts';
import type { Capabilities } from './capabilities.ts';

/** The positions that events after the head should have: the next ones in a dense log, else those given if they only grow. */
export function placesAfter(
  head: Position,
  given: readonly Position[],
  { densePositions }: Capabilities,
): readonly Position[] {
  if (densePositions) return given.map((_, index) => head + index + 1);
  const grows = given.every((position, index) => position > (given[index - 1] ?? head));
  return grows ? given : [...new Set(given)].sort((one, two) => one - two).filter((place) => place > head);
}
