import {
  claimIndexContract,
  eventStoreContract,
  evidenceIndexContract,
  keyShelfContract,
} from '#ports/contract';
import { MemoryClaimIndex, MemoryEventStore, MemoryEvidenceIndex, MemoryKeyShelf } from '#ports/memory';

const close = async () => undefined;

eventStoreContract('MemoryEventStore', async () => {
  const store = new MemoryEventStore();
  return { store, other: store, close };
});
keyShelfContract('MemoryKeyShelf', async () => {
  const shelf = new MemoryKeyShelf();
  return { shelf, other: shelf, close };
});
claimIndexContract('MemoryClaimIndex', async () => ({ index: new MemoryClaimIndex(), close }));
evidenceIndexContract('MemoryEvidenceIndex', async () => ({ index: new MemoryEvidenceIndex(), close }));
