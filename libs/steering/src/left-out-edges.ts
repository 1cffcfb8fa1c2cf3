import { typeOf } from './begun-by.ts';
import { ISSUE_MODE_AT_END } from './dimension.ts';
import type { TableHead } from './wait-table.ts';

/** How waits that begin with some events are counted. */
export type CountedBegin = Pick<TableHead, 'from' | 'dimensions'>;

/**
 * Whether waits that begin with events of one kind (`from`, as `begunBy` names it) are also counted by how they ended. Then edges from
 * there into what ends them are left out (`edgesBeside`), and stand in `other`.
 */
export function isCountedByEnd(from: string, counted: CountedBegin): boolean {
  return (
    counted.from.some((name) => typeOf(name) === typeOf(from)) &&
    counted.dimensions.some(({ id }) => id === ISSUE_MODE_AT_END)
  );
}
