import { CASE_STREAM_PREFIX, caseIdOf } from '#casefile';
import type { EventStore, Position, StoredEvent } from '#ports';

/** A case that changed, and where it last did. */
export interface Touched {
  readonly stream: string;
  readonly network: string;
  readonly caseId: string;
  readonly position: Position;
}

const PAGE = 500;
/** Releases change neither anybody's evidence nor what there is to claim. */
const SILENT: readonly string[] = ['Released', 'ReleaseAbandoned'];

/** The cases that events may have changed for somebody, each once, but for those that are parked. */
export async function touchedCases(
  store: Pick<EventStore, 'readAll'>,
  events: readonly StoredEvent[],
  parked: ReadonlySet<string>,
): Promise<readonly Touched[]> {
  const touched = new Map<string, Touched>();
  for (const { network, position, type } of events)
    if (type === 'AgreementAdopted')
      for (const one of await allCases(store, network)) touched.set(one.stream, { ...one, position });
  for (const event of events) {
    const one = touchedBy(event);
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

/** A new agreement may change everybody's evidence of every case. */
async function allCases(store: Pick<EventStore, 'readAll'>, network: string): Promise<readonly Touched[]> {
  const filter = { streamPrefix: CASE_STREAM_PREFIX, network, types: ['CaseOpened'] };
  const cases: Touched[] = [];
  for (let after = 0; ;) {
    const page = await store.readAll(after, { max: PAGE, filter });
    cases.push(...page.flatMap((event) => touchedBy(event) ?? []));
    after = page.at(-1)?.position ?? after;
    if (page.length < PAGE) return cases;
  }
}

function touchedBy(event: StoredEvent): Touched | undefined {
  return SILENT.includes(event.type) ? undefined : caseAt(event, event.position);
}
