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
export { StoreUnavailable } from './store-unavailable.ts';
export type { KeyOwner, SealedKind, ToSeal } from './key-vault.ts';
export { KeyVault, Unreadable } from './key-vault.ts';
export type { Cover, Outgoing, ReplyChannel } from './outlet.ts';
export { Outlet } from './outlet.ts';
export type { PublicJwk, PublicKeys } from './sealer.ts';
export { Sealer } from './sealer.ts';
export type { ClaimChange, OpenCase } from './claim-index.ts';
export { ClaimIndex } from './claim-index.ts';
export type { EvidenceChange } from './evidence-index.ts';
export { EvidenceIndex } from './evidence-index.ts';
export type { WrappedKey } from './key-shelf.ts';
export { KeyShelf } from './key-shelf.ts';
