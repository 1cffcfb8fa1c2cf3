import { caseIdOf } from '#casefile';
import type { Position, StoredEvent } from '#ports';

/** A case that changed, and where it last did. */
export interface Touched {
  readonly stream: string;
  readonly network: string;
  readonly caseId: string;
  readonly position: Position;
  /** What was read of it in the log just now, in order; empty when it is looked at for another reason. */
  readonly delivered: readonly StoredEvent[];
}

/** Releases change neither anybody's evidence nor what there is to claim. */
const SILENT: readonly string[] = ['Released', 'ReleaseAbandoned'];

/** The cases that events may have changed for somebody, each once, but for those that are parked. */
export function touchedCases(
  events: readonly StoredEvent[],
  parked: ReadonlySet<string>,
): readonly Touched[] {
  const streams = Map.groupBy(events, ({ stream }) => stream);
  return [...streams].flatMap(([stream, delivered]): readonly Touched[] => {
    const last = delivered.findLast(({ type }) => !SILENT.includes(type));
    const one = last === undefined || parked.has(stream) ? undefined : caseAt(last, last.position);
    return one === undefined ? [] : [{ ...one, delivered }];
  });
}

/** The case of a stream as touched at a position; undefined when it is another kind of stream. */
export function caseAt(
  { stream, network }: { readonly stream: string; readonly network: string },
  position: Position,
): Touched | undefined {
  const caseId = caseIdOf({ stream, network });
  return caseId === undefined ? undefined : { stream, network, caseId, position, delivered: [] };
}
