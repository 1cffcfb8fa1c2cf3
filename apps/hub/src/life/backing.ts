import type {
  AccessLog,
  Checkpoints,
  ClaimIndex,
  EventStore,
  EvidenceIndex,
  KeyShelf,
  LedgerShelf,
  OpenRecalls,
  Parking,
  Singletons,
  UsedTokens,
  ViewRebuilds,
} from '#ports';
import { StoreUnavailable } from '#ports';
import { openEventStoreDb } from '#eventstoredb';
import {
  MemoryAccessLog,
  MemoryCheckpoints,
  MemoryClaimIndex,
  MemoryEventStore,
  MemoryEvidenceIndex,
  MemoryKeyShelf,
  MemoryLedgerShelf,
  MemoryOpenRecalls,
  MemoryParking,
  MemorySingletons,
  MemoryUsedTokens,
  MemoryViewRebuilds,
} from '#ports/memory';
import {
  openByRole,
  PostgresAccessLog,
  PostgresCheckpoints,
  PostgresClaimIndex,
  PostgresEventStore,
  PostgresEvidenceIndex,
  PostgresKeyShelf,
  PostgresLedgerShelf,
  PostgresOpenRecalls,
  PostgresParking,
  PostgresSingletons,
  PostgresUsedTokens,
  PostgresViewRebuilds,
} from '#postgres';

/** Where the hub keeps what it knows: the record, the keys beside it, and the read models. */
export abstract class Backing {
  abstract readonly store: EventStore;
  abstract readonly shelf: KeyShelf;
  abstract readonly claims: ClaimIndex;
  abstract readonly evidence: EvidenceIndex;
  abstract readonly access: AccessLog;
  abstract readonly recalls: OpenRecalls;
  abstract readonly checkpoints: Checkpoints;
  abstract readonly parking: Parking;
  abstract readonly rebuilds: ViewRebuilds;
  abstract readonly ledger: LedgerShelf;
  abstract readonly singletons: Singletons;
  abstract readonly usedTokens: UsedTokens;
  abstract close(): Promise<void>;
}

/** The EventStoreDB that should hold the record does not answer. */
export class EventStoreAway extends StoreUnavailable {}

/**
 * Opens the database and brings it to the state this program needs; `memory` keeps nothing beyond the process. With
 * `eventStore` the record lies in that EventStoreDB; keys and read models stay in the database.
 */
export async function openBacking(
  url: string,
  onTrouble: (error: Error) => void,
  eventStore?: string,
): Promise<Backing> {
  const backing = url === 'memory' ? memory() : await postgres(url, onTrouble);
  return eventStore === undefined ? backing : withEventStoreDb(backing, eventStore, onTrouble);
}

async function withEventStoreDb(
  backing: Backing,
  address: string,
  onTrouble: (error: Error) => void,
): Promise<Backing> {
  try {
    const record = await openEventStoreDb(address, { onTrouble });
    const close = async () => {
      await record.close();
      await backing.close();
    };
    // Stands before the database's own: what it does not say itself comes from there.
    return Object.assign(Object.create(backing) as Backing, { store: record.store, close });
  } catch (error) {
    await backing.close();
    throw error instanceof StoreUnavailable ? new EventStoreAway(error) : error;
  }
}

function memory(): Backing {
  const views = {
    claims: new MemoryClaimIndex(),
    evidence: new MemoryEvidenceIndex(),
    recalls: new MemoryOpenRecalls(),
    access: new MemoryAccessLog(),
    parking: new MemoryParking(),
  };
  return {
    store: new MemoryEventStore(),
    shelf: new MemoryKeyShelf(),
    ...views,
    rebuilds: new MemoryViewRebuilds(views),
    checkpoints: new MemoryCheckpoints(),
    ledger: new MemoryLedgerShelf(),
    singletons: new MemorySingletons(),
    usedTokens: new MemoryUsedTokens(),
    close: async () => undefined,
  };
}

async function postgres(url: string, onTrouble: (error: Error) => void): Promise<Backing> {
  const { record, vault, views, close } = await openByRole(url, { onTrouble });
  return {
    store: new PostgresEventStore(record),
    shelf: new PostgresKeyShelf(vault),
    claims: new PostgresClaimIndex(views),
    evidence: new PostgresEvidenceIndex(views),
    access: new PostgresAccessLog(views),
    recalls: new PostgresOpenRecalls(views),
    checkpoints: new PostgresCheckpoints(views),
    parking: new PostgresParking(views),
    rebuilds: new PostgresViewRebuilds(views),
    ledger: new PostgresLedgerShelf(views),
    singletons: new PostgresSingletons(views),
    usedTokens: new PostgresUsedTokens(views),
    close,
  };
}
