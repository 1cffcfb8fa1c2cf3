import { createHash } from 'node:crypto';
import type { Clock, EventStore, Position, StoredEvent } from '#ports';
import { OwnerDestroyed } from '#ports';
import { checkFact } from '../record/case-facts.ts';
import type { SealFacts } from '../record/draft.ts';
import { HUB } from '../record/drafting.ts';
import { CASE_STREAM_PREFIX, caseIdOf, caseStreamName } from '../stream-names.ts';
import { kidOf } from './kid-of.ts';

/** Events of the log that are looked at in one step. */
const PAGE = 1_000;

/** What entries are put in doubt with. */
export interface DistrustParts {
  readonly store: Pick<EventStore, 'readAll' | 'append'>;
  readonly sealFacts: SealFacts;
  readonly clock: Clock;
}

/** Which key is not to be trusted since when, by which revocation. */
export interface DistrustOrder {
  readonly network: string;
  readonly agency: string;
  readonly kid: string;
  /** What was recorded from this instant on (inclusive) is in doubt. */
  readonly since: string;
  /** Id of the revocation: the same one doubts nothing twice. */
  readonly revocation: string;
  /** The instant of the revocation. */
  readonly at: string;
  /** Place in the log up to which it was done before: {@link Distrusted.upTo}; from the beginning when absent. */
  readonly after?: Position;
}

/** What was put in doubt. */
export interface Distrusted {
  readonly cases: number;
  /** Envelopes that the key signed: events and commands. */
  readonly entries: number;
  /** All of the log up to here was looked at. */
  readonly upTo: Position;
}

/** What a key signed in one case, as far as it was found. */
interface Found {
  readonly envelopeIds: Set<string>;
  readonly eventIds: Set<string>;
}

/**
 * Puts all that a stolen key signed since then in doubt, case by case, durable when it returns. What the key signs meanwhile
 * is found too: it ends when it has caught up with the log and found nothing more. Done again, also after a crash at any
 * step, it doubts nothing twice. Call it when the revocation itself is durable.
 */
export async function distrustEntries(parts: DistrustParts, order: DistrustOrder): Promise<Distrusted> {
  const found = new Map<string, Found>();
  let upTo = order.after ?? 0;
  for (;;) {
    const step = await look(parts.store, order, upTo);
    upTo = step.upTo;
    if (step.signed.length === 0) break;
    for (const caseId of gathered(found, step.signed)) await doubt(parts, order, caseId, found.get(caseId));
  }
  const entries = [...found.values()].reduce((sum, { envelopeIds }) => sum + envelopeIds.size, 0);
  return { cases: found.size, entries, upTo };
}

/** Reads on to the end of the log as it is now. */
async function look(
  store: DistrustParts['store'],
  { network, agency, kid, since }: DistrustOrder,
  from: Position,
): Promise<{ readonly signed: readonly StoredEvent[]; readonly upTo: Position }> {
  const signed: StoredEvent[] = [];
  const filter = { network, streamPrefix: CASE_STREAM_PREFIX };
  let upTo = from;
  let page: readonly StoredEvent[];
  do {
    page = await store.readAll(upTo, { max: PAGE, filter });
    upTo = page.at(-1)?.position ?? upTo;
    signed.push(
      ...page.filter(
        (one) => one.agency === agency && one.recordedAt >= since && kidOf(one.signature) === kid,
      ),
    );
  } while (page.length === PAGE);
  return { signed, upTo };
}

/** Adds what was found, and tells of which cases. */
function gathered(found: Map<string, Found>, signed: readonly StoredEvent[]): ReadonlySet<string> {
  const touched = new Set<string>();
  for (const event of signed) {
    const caseId = caseIdOf(event);
    if (caseId === undefined) continue;
    const known = found.get(caseId) ?? { envelopeIds: new Set(), eventIds: new Set() };
    known.envelopeIds.add(event.id);
    if (event.type.startsWith('de.wegmarke.')) known.eventIds.add(event.id);
    found.set(caseId, known);
    touched.add(caseId);
  }
  return touched;
}

/** With `any`, as it narrows. The id says what is doubted by which revocation, so that the same again is a duplicate. */
async function doubt(
  { store, sealFacts, clock }: DistrustParts,
  { network, agency, kid, revocation, at }: DistrustOrder,
  caseId: string,
  found: Found | undefined,
): Promise<void> {
  if (found === undefined) return;
  const [envelopeIds, eventIds] = [[...found.envelopeIds].sort(), [...found.eventIds].sort()];
  const fact = {
    type: 'EntriesDoubted',
    data: { agency, kid, revocation, at, eventIds, envelopeIds },
  } as const;
  checkFact(fact);
  const now = clock.now();
  try {
    const rows = await sealFacts([
      {
        owner: { network, caseId, controller: HUB },
        kind: 'fact',
        id: factId(revocation, caseId, envelopeIds),
        agency: HUB,
        theme: 'case',
        happenedAt: now,
        recordedAt: now,
        ...fact,
      },
    ]);
    await store.append(caseStreamName(network, caseId), 'any', rows);
  } catch (error) {
    // Of an erased case nothing is left that could be doubted.
    if (!(error instanceof OwnerDestroyed)) throw error;
  }
}

function factId(revocation: string, caseId: string, envelopeIds: readonly string[]): string {
  const text = JSON.stringify(['doubt', revocation, caseId, envelopeIds]);
  return createHash('sha256').update(text).digest('base64url');
}
