import type { PermitRecord } from '#gate';
import type { EventStore, KeyVault, StoredEvent } from '#ports';
import { Unreadable } from '#ports';
import type { CaseFact, CaseFactType } from '../case.events.ts';
import { openCaseFact } from '../record/case-facts.ts';
import { caseStreamName } from '../stream-names.ts';

/** One decision on which something left the hub for another agency than its sender. */
export interface HandedOn {
  readonly recipient: string;
  readonly sender: string;
  readonly eventIds: readonly string[];
  readonly record: PermitRecord;
  /** Revision of the release in the stream of the case. */
  readonly revision: number;
  readonly at: string;
}

/** What of a case is at which recipients, and how they know the case. */
export interface Whereabouts {
  /** All that left at a door behind which it stays: fetched, looked at or exported; not what was never sent after all. */
  readonly handedOn: readonly HandedOn[];
  /** Handles by agency, each the last under which it shared the case by then; also of those that share it no longer. */
  readonly handles: ReadonlyMap<string, string>;
  /** The case's stream as it was read. */
  readonly events: readonly StoredEvent[];
}

const STAYING: readonly string[] = ['claim', 'timeline', 'export', 'embed'];
const TELLING: readonly CaseFactType[] = ['AgencyLinked', 'Released', 'ReleaseAbandoned'];

/**
 * Reads from a case's own stream what left it for whom. It reaches back as far as retrieval records do (§ 8(5) IntV); what
 * cannot be read any more is left out. Handles are those of the revision `asOf`: who linked again since has another file there.
 */
export async function whereabouts(
  { store, vault }: { readonly store: Pick<EventStore, 'read'>; readonly vault: Pick<KeyVault, 'openFact'> },
  { network, caseId }: { readonly network: string; readonly caseId: string },
  asOf = Infinity,
): Promise<Whereabouts> {
  const { events } = await store.read(caseStreamName(network, caseId));
  const telling = events.filter(({ type }) => (TELLING as readonly string[]).includes(type));
  const read = await Promise.all(
    telling.map(async (event) => ({ event, fact: await readable(vault, event) })),
  );
  const handles = new Map<string, string>();
  const abandoned = new Set<string>();
  for (const { event, fact } of read) {
    if (fact?.type === 'AgencyLinked' && event.revision < asOf)
      handles.set(fact.data.agency, fact.data.handle);
    if (fact?.type === 'ReleaseAbandoned') abandoned.add(fact.data.release);
  }
  const handedOn = read.flatMap(({ event, fact }) =>
    fact?.type === 'Released' && STAYING.includes(fact.data.door) && !abandoned.has(event.id)
      ? decisionsIn(event, fact.data)
      : [],
  );
  return { handedOn, handles, events };
}

/** The events that reached one recipient from one sender. */
export interface Handed {
  readonly sender: string;
  readonly recipient: string;
  readonly eventIds: readonly string[];
}

/** What was handed on, put together by sender and recipient: so it is recalled. */
export function perRecipient(handedOn: readonly HandedOn[]): readonly Handed[] {
  const groups = Map.groupBy(handedOn, ({ sender, recipient }) => JSON.stringify([sender, recipient]));
  return [...groups.values()].flatMap((group) => {
    const eventIds = [...new Set(group.flatMap((one) => one.eventIds))];
    return group.slice(0, 1).map(({ sender, recipient }) => ({ sender, recipient, eventIds }));
  });
}

/** A fact of the case; undefined when its key is gone. */
export async function readable(
  vault: Pick<KeyVault, 'openFact'>,
  event: StoredEvent,
): Promise<CaseFact | undefined> {
  try {
    return await openCaseFact(vault, event);
  } catch (error) {
    if (error instanceof Unreadable) return undefined;
    throw error;
  }
}

function decisionsIn(
  { revision, recordedAt: at }: StoredEvent,
  { recipient, decisions }: Extract<CaseFact, { type: 'Released' }>['data'],
): readonly HandedOn[] {
  return decisions.flatMap((record): readonly HandedOn[] => {
    const { sender } = record.ask;
    return sender === recipient
      ? []
      : [{ recipient, sender, eventIds: record.eventIds, record, revision, at }];
  });
}
