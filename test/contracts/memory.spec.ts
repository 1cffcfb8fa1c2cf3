import {
  accessLogContract,
  checkpointsContract,
  claimIndexContract,
  eventStoreContract,
  evidenceIndexContract,
  FULL,
  keyShelfContract,
  openRecallsContract,
  parkingContract,
  singletonsContract,
  usedTokensContract,
  viewRebuildsContract,
} from '#ports/contract';
import {
  MemoryAccessLog,
  MemoryCheckpoints,
  MemoryClaimIndex,
  MemoryEventStore,
  MemoryEvidenceIndex,
  MemoryKeyShelf,
  MemoryOpenRecalls,
  MemoryParking,
  MemorySingletons,
  MemoryUsedTokens,
  MemoryViewRebuilds,
} from '#ports/memory';

const close = async () => undefined;

eventStoreContract(
  'MemoryEventStore',
  async () => {
    const store = new MemoryEventStore();
    return { store, other: store, close };
  },
  { ...FULL, durable: false, shared: false },
);
keyShelfContract('MemoryKeyShelf', async () => {
  const shelf = new MemoryKeyShelf();
  return { shelf, other: shelf, close };
});
claimIndexContract('MemoryClaimIndex', async () => ({ index: new MemoryClaimIndex(), close }));
evidenceIndexContract('MemoryEvidenceIndex', async () => ({ index: new MemoryEvidenceIndex(), close }));
accessLogContract('MemoryAccessLog', async () => ({ log: new MemoryAccessLog(), close }));
singletonsContract('MemorySingletons', async () => {
  const singletons = new MemorySingletons();
  return { one: singletons, other: singletons, close };
});
usedTokensContract('MemoryUsedTokens', async () => {
  const used = new MemoryUsedTokens();
  return { used, other: used, close };
});
parkingContract('MemoryParking', async () => {
  const parking = new MemoryParking();
  return { parking, other: parking, close };
});
openRecallsContract('MemoryOpenRecalls', async () => ({ recalls: new MemoryOpenRecalls(), close }));
checkpointsContract('MemoryCheckpoints', async () => ({ checkpoints: new MemoryCheckpoints(), close }));
viewRebuildsContract('MemoryViewRebuilds', async () => {
  const live = {
    claims: new MemoryClaimIndex(),
    evidence: new MemoryEvidenceIndex(),
    recalls: new MemoryOpenRecalls(),
    access: new MemoryAccessLog(),
    parking: new MemoryParking(),
  };
  return { ...live, rebuilds: new MemoryViewRebuilds(live), close };
});
