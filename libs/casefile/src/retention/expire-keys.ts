import type { Clock, EventStore, ExpiredKeys, Ids, KeyShelf } from '#ports';
import type { SealFacts } from '../record/draft.ts';
import { retentionStreamName } from '../stream-names.ts';

/** Keys that are destroyed in one step. */
const BATCH = 1_000;

/** What the clock's run works with. */
export interface RetentionParts {
  readonly shelf: KeyShelf;
  readonly store: EventStore;
  readonly sealFacts: SealFacts;
  readonly clock: Clock;
  readonly ids: Ids;
}

/** Keys that ran out, by type of event, in one network. */
type Counts = Readonly<Record<string, number>>;

/**
 * Destroys the content keys whose time is over and records in each network how many of which type of event (`RetentionRun`);
 * a run that finds nothing records nothing. Signatures and commitments stay. A crash leaves the rest to the next run, and the
 * counts of the steps before it unrecorded.
 */
export async function expireKeys(parts: RetentionParts): Promise<ReadonlyMap<string, Counts>> {
  const now = parts.clock.now();
  const runs = new Map<string, Record<string, number>>();
  for (;;) {
    const expired = await parts.shelf.expire(now, BATCH);
    if (expired.length === 0) break;
    for (const one of expired) count(runs, one);
  }
  for (const [network, counts] of runs) await record(parts, network, now, counts);
  return runs;
}

function count(runs: Map<string, Record<string, number>>, { network, eventType, keys }: ExpiredKeys): void {
  const counts = runs.get(network) ?? {};
  counts[eventType] = (counts[eventType] ?? 0) + keys;
  runs.set(network, counts);
}

async function record(
  { store, sealFacts, ids }: RetentionParts,
  network: string,
  at: string,
  counts: Counts,
): Promise<void> {
  const rows = await sealFacts([
    {
      owner: { network, caseId: '-', controller: 'hub' },
      kind: 'fact',
      id: ids.next(),
      type: 'RetentionRun',
      agency: 'hub',
      theme: 'retention',
      happenedAt: at,
      recordedAt: at,
      data: { counts },
    },
  ]);
  await store.append(retentionStreamName(network), 'any', rows);
}
