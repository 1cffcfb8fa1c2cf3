import type { ClaimIndex, EventStore, EvidenceIndex, KeyShelf } from '#ports';
import { MemoryClaimIndex, MemoryEventStore, MemoryEvidenceIndex, MemoryKeyShelf } from '#ports/memory';
import {
  openPostgres,
  PostgresClaimIndex,
  PostgresEventStore,
  PostgresEvidenceIndex,
  PostgresKeyShelf,
} from '#postgres';

/** Where the hub keeps what it knows: the record, the keys beside it, and the read models. */
export abstract class Backing {
  abstract readonly store: EventStore;
  abstract readonly shelf: KeyShelf;
  abstract readonly claims: ClaimIndex;
  abstract readonly evidence: EvidenceIndex;
  abstract close(): Promise<void>;
}

/** Opens the database and brings it to the state this program needs; `memory` keeps nothing beyond the process. */
export async function openBacking(url: string, onTrouble: (error: Error) => void): Promise<Backing> {
  return url === 'memory' ? memory() : postgres(url, onTrouble);
}

function memory(): Backing {
  return {
    store: new MemoryEventStore(),
    shelf: new MemoryKeyShelf(),
    claims: new MemoryClaimIndex(),
    evidence: new MemoryEvidenceIndex(),
    close: async () => undefined,
  };
}

async function postgres(url: string, onTrouble: (error: Error) => void): Promise<Backing> {
  const database = await openPostgres(url, { onTrouble });
  const store = new PostgresEventStore(database);
  return {
    store,
    shelf: new PostgresKeyShelf(database),
    claims: new PostgresClaimIndex(database),
    evidence: new PostgresEvidenceIndex(database),
    close: () => database.close(),
  };
}
