import type { Permit } from '#gate';
import type { Sealed, StoredEvent } from './event-store.ts';

/** Whose content it is: keys are wrapped per case and controller, so that one controller's part can be destroyed alone. */
export interface KeyOwner {
  readonly network: string;
  readonly caseId: string;
  readonly controller: string;
}

/**
 * What is sealed: an agency's `payload` (opened for release with a permit only), a `fact` of the hub's own state
 * (links, consents) or a `release` entry (kept as long as retrieval records live).
 */
export type SealedKind = 'payload' | 'fact' | 'release';

/** Something to be sealed under a content key of its own. `eventId` and kind are bound as associated data. */
export interface ToSeal {
  readonly owner: KeyOwner;
  readonly kind: SealedKind;
  readonly eventId: string;
  readonly plain: unknown;
  /** From this instant on it must not be readable any more; absent: as long as it is not erased. */
  readonly keepUntil?: string;
  /** Type of the event, to count what ran out. */
  readonly eventType?: string;
}

/** The content key is gone: erased, expired, or never this vault's. */
export class Unreadable extends Error {
  constructor(readonly eventId: string) {
    super('the content key of this event is gone');
    this.name = 'Unreadable';
  }
}

/** What is stored does not fit its key: the record, the shelf or the key-encryption key was changed. Never to be taken for an erasure. */
export class Tampered extends Error {
  constructor(
    readonly eventId: string,
    readonly part: 'content' | 'content key' | 'owner key',
  ) {
    super(`the stored ${part} of this event does not fit its key`);
    this.name = 'Tampered';
  }
}

/** Keeps the content keys. Plain texts are JSON values; keys never leave it. */
export abstract class KeyVault {
  /** Seals each under a new content key; the keys are durable when it returns, results in the same order. Throws OwnerDestroyed. */
  abstract seal(items: readonly ToSeal[]): Promise<readonly Sealed[]>;

  /** Opens what the hub folds into its state: facts and release entries, never an agency's payload. Throws {@link Unreadable}, {@link Tampered}. */
  abstract openFact(event: StoredEvent): Promise<unknown>;

  /** The only way to decrypt an agency's payload: the permit must be the gate's and name this event. Throws {@link Unreadable}, {@link Tampered}. */
  abstract open(permit: Permit, event: StoredEvent): Promise<unknown>;

  /**
   * A name for a text that must not stand in the record: HMAC-SHA-256 under a key of the network's own, 43 characters of
   * base64url. The same text has the same name for ever.
   */
  abstract nameOf(network: string, text: string): Promise<string>;
}
