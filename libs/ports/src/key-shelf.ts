import type { KeyOwner } from './key-vault.ts';

/** A content key, wrapped by the key of its owner (case × controller), wrapped by the key-encryption key: base64url, opaque here. */
export interface WrappedKey {
  readonly kid: string;
  readonly owner: KeyOwner;
  readonly wrapped: string;
  /** The instant from which the key must not exist any more; absent: until it is erased. */
  readonly keepUntil?: string;
  /** Type of the event that it opens, to count what ran out. */
  readonly eventType?: string;
}

/** An owner's key as it lies on the shelf: `<generation>.<base64url>`, without a prefix generation 0. */
export interface WrappedOwnerKey {
  readonly owner: KeyOwner;
  readonly wrapped: string;
}

/** An owner's key that was wrapped by a newer key-encryption key. */
export interface Rewrapped {
  readonly owner: KeyOwner;
  readonly before: string;
  readonly after: string;
}

/** How many keys of one kind ran out. */
export interface ExpiredKeys {
  readonly network: string;
  readonly eventType: string;
  readonly keys: number;
}

/** In the place of a controller: every controller of the case, also those to come. */
export const EVERY_CONTROLLER = '*';

/** The owner's keys were destroyed; it gets no new one, ever. */
export class OwnerDestroyed extends Error {
  readonly code = 'OWNER_DESTROYED';

  constructor() {
    super('the keys of this owner were destroyed for ever');
    this.name = 'OwnerDestroyed';
  }
}

/** The owner key was wrapped under a generation that is being taken out of use: wrap it under `generation` or a later one. */
export class GenerationPast extends Error {
  readonly code = 'GENERATION_PAST';

  constructor(readonly generation: number) {
    super(`owner keys are taken from generation ${generation} of the key-encryption key on`);
    this.name = 'GenerationPast';
  }
}

/** Under which generation of the key-encryption key an owner key is wrapped. */
export function generationOf(wrapped: string): number {
  return Number(/^(\d{1,9})\./.exec(wrapped)?.[1] ?? 0);
}

/** Where wrapped keys lie: a place of its own, apart from the record, because what lies here can be destroyed. */
export abstract class KeyShelf {
  /**
   * The wrapped key of the owner; stores `fresh` when there is none yet, and returns whichever is in force (first writer
   * wins). Throws {@link OwnerDestroyed}, and {@link GenerationPast} when `fresh` would be needed and is fenced off.
   */
  abstract ownerKey(owner: KeyOwner, fresh: () => string): Promise<string>;

  /** Stores content keys; durable when it returns. A key id that is there already keeps its key. All or nothing: throws {@link OwnerDestroyed}. */
  abstract put(keys: readonly WrappedKey[]): Promise<void>;

  /** The content keys among these ids that still exist, each with the wrapped key of its owner; without that one a key is gone too. */
  abstract get(
    kids: readonly string[],
  ): Promise<ReadonlyMap<string, WrappedKey & { readonly ownerWrapped: string }>>;

  /** Destroys these owners' keys and all content keys under them, now and for ever; {@link EVERY_CONTROLLER} takes a whole case. */
  abstract destroy(owners: readonly KeyOwner[]): Promise<void>;

  /** Destroys single content keys, where the key of their owner has to stay; ids that are not there are passed over. */
  abstract destroyKeys(kids: readonly string[]): Promise<void>;

  /** From when it returns no owner key comes in that is wrapped under a generation below; never goes back. */
  abstract fence(generation: number): Promise<void>;

  /** Some owner keys that are wrapped under a generation below; none when there are no more. */
  abstract wrappedBelow(generation: number, max: number): Promise<readonly WrappedOwnerKey[]>;

  /** Replaces owner keys that are still as they were, all under one generation; none below the fence. Tells how many it replaced. */
  abstract rewrap(changes: readonly Rewrapped[], generation: number): Promise<number>;

  /**
   * Sets until when the content keys of events of one type may exist, again and again; undefined: until they are erased. Ids
   * that are not there are passed over.
   */
  abstract keepUntil(kids: readonly string[], until: string | undefined, eventType: string): Promise<void>;

  /** Destroys at most `max` content keys whose time is over at this instant; tells how many of which kind, nothing when no more is due. */
  abstract expire(now: string, max: number): Promise<readonly ExpiredKeys[]>;
}
