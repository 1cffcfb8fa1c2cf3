export { CountingIds } from './counting-ids.ts';
export { MemoryClaimIndex } from './memory-claim-index.ts';
export { MemoryEventStore } from './memory-event-store.ts';
export { MemoryEvidenceIndex } from './memory-evidence-index.ts';
export { MemoryKeyShelf } from './memory-key-shelf.ts';
export { SettableClock } from './settable-clock.ts';
