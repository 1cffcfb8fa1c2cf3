import { caseIdOf } from '#casefile';
import type { Position, StoredEvent } from '#ports';

/** A case that changed, and where it last did. */
export interface Touched {
  readonly stream: string;
  readonly network: string;
  readonly caseId: string;
  readonly position: Position;
}

/** Releases change neither anybody's evidence nor what there is to claim. */
const SILENT: readonly string[] = ['Released', 'ReleaseAbandoned'];

/** The cases that events may have changed for somebody, each once, but for those that are parked. */
export function touchedCases(
  events: readonly StoredEvent[],
  parked: ReadonlySet<string>,
): readonly Touched[] {
  const touched = new Map<string, Touched>();
  for (const event of events) {
    const one = SILENT.includes(event.type) ? undefined : caseAt(event, event.position);
    if (one !== undefined) touched.set(one.stream, one);
  }
  return [...touched.values()].filter(({ stream }) => !parked.has(stream));
}

/** The case of a stream as touched at a position; undefined when it is another kind of stream. */
export function caseAt(
  { stream, network }: { readonly stream: string; readonly network: string },
  position: Position,
): Touched | undefined {
  const caseId = caseIdOf({ stream, network });
  return caseId === undefined ? undefined : { stream, network, caseId, position };
}
