export type {
  AccessChange,
  AccessEntry,
  AccessFilters,
  AccessPlace,
  AccessQuery,
  AccessRow,
  ProvisionUse,
} from './access-log.ts';
export { AccessLog } from './access-log.ts';
export { Clock } from './clock.ts';
export { Ids } from './ids.ts';
export type {
  Append,
  Appended,
  AppendOutcome,
  Delivered,
  Expected,
  Filter,
  NewEvent,
  Position,
  Sealed,
  StoredEvent,
} from './event-store.ts';
export { Conflict, EventStore, PartialOverlap } from './event-store.ts';
export type { BadAppendCode } from './append-limits.ts';
export { APPEND_LIMITS, BadAppend, checkAppend } from './append-limits.ts';
export { Singletons } from './singletons.ts';
export { StoreUnavailable } from './store-unavailable.ts';
export type { Use } from './used-tokens.ts';
export { UsedTokens } from './used-tokens.ts';
export type { KeyOwner, SealedKind, ToSeal } from './key-vault.ts';
export { KeyVault, Tampered, Unreadable } from './key-vault.ts';
export type { Cover, Outgoing, ReplyChannel } from './outlet.ts';
export { Outlet } from './outlet.ts';
export type { PublicJwk, PublicKeys } from './sealer.ts';
export { Sealer } from './sealer.ts';
export type { ClaimChange, OpenCase } from './claim-index.ts';
export { ClaimIndex } from './claim-index.ts';
export type { EvidenceChange, EvidenceNote } from './evidence-index.ts';
export { EvidenceIndex } from './evidence-index.ts';
export type { RecallOutcomes, RecallSearch, RecallStanding } from './open-recalls.ts';
export { OpenRecalls } from './open-recalls.ts';
export { Checkpoints } from './checkpoints.ts';
export type { ParkedStream } from './parking.ts';
export { Parking } from './parking.ts';
export type { Building, ViewName } from './view-rebuilds.ts';
export { RebuildOvertaken, ViewRebuilds } from './view-rebuilds.ts';
export type { Kek } from './key-ring.ts';
export { KeyRing, KeyRingFixed } from './key-ring.ts';
export type { ExpiredKeys, Rewrapped, WrappedKey, WrappedOwnerKey } from './key-shelf.ts';
export { EVERY_CONTROLLER, generationOf, GenerationPast, KeyShelf, OwnerDestroyed } from './key-shelf.ts';
export type { Tombstone } from './tombstones.ts';
export { Tombstones } from './tombstones.ts';
export type { LedgerEpoch, LedgerExtent, LedgerGrowth, LedgerHead, LedgerWitness } from './ledger-shelf.ts';
export { LedgerShelf } from './ledger-shelf.ts';
export { NoteSigner } from './note-signer.ts';
