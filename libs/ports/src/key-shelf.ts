import type { KeyOwner } from './key-vault.ts';

/** A content key, wrapped by the key of its owner (case × controller), wrapped by the key-encryption key: base64url, opaque here. */
export interface WrappedKey {
  readonly kid: string;
  readonly owner: KeyOwner;
  readonly wrapped: string;
}

/** Where wrapped keys lie: a place of its own, apart from the record, because what lies here can be destroyed. */
export abstract class KeyShelf {
  /** The wrapped key of the owner; stores `fresh` when there is none yet, and returns whichever is in force (first writer wins). */
  abstract ownerKey(owner: KeyOwner, fresh: () => string): Promise<string>;

  /** Stores content keys; durable when it returns. A key id that is there already keeps its key. */
  abstract put(keys: readonly WrappedKey[]): Promise<void>;

  /** The content keys among these ids that still exist, each with the wrapped key of its owner; without that one a key is gone too. */
  abstract get(
    kids: readonly string[],
  ): Promise<ReadonlyMap<string, WrappedKey & { readonly ownerWrapped: string }>>;
}
