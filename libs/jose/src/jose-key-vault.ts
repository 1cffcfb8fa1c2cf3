import type { KeyObject } from 'node:crypto';
import { createHmac, createSecretKey, randomBytes } from 'node:crypto';
import { isPermit, type Permit } from '#gate';
import {
  type KeyOwner,
  type KeyRing,
  type KeyShelf,
  KeyVault,
  type Sealed,
  type SealedKind,
  type StoredEvent,
  Tampered,
  type ToSeal,
  Unreadable,
  type WrappedKey,
} from '#ports';
import { fromBase64url } from './base64url.ts';
import { isCommittedTo } from './commitment.ts';
import { contextOf } from './owner-key-wrapping.ts';
import { OwnerKeys } from './owner-keys.ts';
import { box, KEY_BYTES, unbox, unwrap, wrap } from './sealed-box.ts';
import { type ShelvedKey, ShelfReader } from './shelf-reader.ts';

/** How many owners' keys are kept unwrapped in memory (about 100 bytes each). */
const OWNERS_IN_MEMORY = 20_000;

const PREFIX: Readonly<Record<SealedKind, string>> = { payload: 'p', fact: 'f', release: 'r' };

/**
 * What checking a stored content said: it opens and is what its commitment says (`sound`), its content key is gone (`gone`),
 * what is stored does not fit its key (`damaged`), or it opens and is not what was committed to (`differs`).
 */
export type ContentVerdict = 'sound' | 'gone' | 'damaged' | 'differs';

type OpenedKey = ShelvedKey & { readonly ownerKey: Buffer };

/** Somebody tried to open without the gate's leave; a fault in the program. */
export class NotPermitted extends Error {
  constructor(
    readonly eventId: string,
    reason: string,
  ) {
    super(reason);
    this.name = 'NotPermitted';
  }
}

/**
 * Seals each item under a content key of its own (AES-256-GCM); that key lies on the shelf wrapped by its owner's key,
 * and the owner's key wrapped by the key-encryption key. Every wrapping is bound to what it is for.
 */
export class JoseKeyVault extends KeyVault {
  readonly #shelf: KeyShelf;
  readonly #reader: ShelfReader;
  readonly #owners: OwnerKeys;
  readonly #naming = new Map<string, Promise<KeyObject>>();

  constructor(shelf: KeyShelf, ring: KeyRing, ownersInMemory = OWNERS_IN_MEMORY) {
    super();
    this.#shelf = shelf;
    this.#reader = new ShelfReader(shelf);
    this.#owners = new OwnerKeys(shelf, ring, ownersInMemory);
  }

  async seal(items: readonly ToSeal[]): Promise<readonly Sealed[]> {
    const made = await Promise.all(items.map((item) => this.#sealOne(item)));
    try {
      if (made.length > 0) await this.#shelf.put(made.map(({ key }) => key));
    } catch (error) {
      // The owner's key may have been destroyed by another process meanwhile: a retry must not rest on our memory of it.
      this.#owners.forget(items.map(({ owner }) => owner));
      throw error;
    }
    return made.map(({ sealed }) => sealed);
  }

  async openFact(event: StoredEvent): Promise<unknown> {
    const kind = kindOf(event);
    if (kind === 'payload') throw new NotPermitted(event.id, "an agency's payload opens with a permit only");
    return this.#open(event, kind, await this.#keyOf(event));
  }

  async open(permit: Permit, event: StoredEvent): Promise<unknown> {
    if (!isPermit(permit)) throw new NotPermitted(event.id, 'this is no permit of the gate');
    const { ask, eventIds } = permit.record;
    // Event ids are unique per sender only, so the sender is part of the name.
    const names = eventIds.includes(event.id) && ask.sender === event.agency && ask.network === event.network;
    if (!names) throw new NotPermitted(event.id, 'the permit does not name this event');
    const kind = kindOf(event);
    if (kind !== 'payload') throw new NotPermitted(event.id, 'only payloads open with a permit');
    const key = await this.#keyOf(event);
    if (key && key.owner.caseId !== ask.caseId)
      throw new NotPermitted(event.id, 'the permit is for another case');
    return this.#open(event, kind, key);
  }

  /**
   * Whether the content of an event, payloads too, is still the one that was committed to. Nothing of it gets out, so it needs
   * no permit. Asked for many events at once, their keys are read at once.
   */
  async check(event: StoredEvent): Promise<ContentVerdict> {
    try {
      const plain = this.#open(event, kindOf(event), await this.#keyOf(event));
      return isCommitted(event, plain) ? 'sound' : 'differs';
    } catch (error) {
      if (error instanceof Unreadable) return 'gone';
      if (error instanceof Tampered) return 'damaged';
      throw error;
    }
  }

  async nameOf(network: string, text: string): Promise<string> {
    return createHmac('sha256', await this.#namingKey(network))
      .update(text)
      .digest('base64url');
  }

  /** It lies on the shelf like any owner's key, and is needed as long as handles are to be known again. */
  #namingKey(network: string): Promise<KeyObject> {
    const known = this.#naming.get(network);
    if (known) return known;
    const asked = this.#owners.forSealing({ network, caseId: '-', controller: 'names' }).then((key) => {
      if (key === undefined) throw new Tampered('names', 'owner key');
      return createSecretKey(key);
    });
    this.#naming.set(network, asked);
    asked.catch(() => this.#naming.delete(network));
    return asked;
  }

  async #sealOne({
    owner,
    kind,
    eventId,
    plain,
    keepUntil,
    eventType,
  }: ToSeal): Promise<{ key: WrappedKey; sealed: Sealed }> {
    const ownerKey = await this.#owners.forSealing(owner);
    if (!ownerKey) throw new Tampered(eventId, 'owner key');
    const kid = `${PREFIX[kind]}.${randomBytes(16).toString('base64url')}`;
    const contentKey = randomBytes(KEY_BYTES);
    const { iv, ct, tag } = box(
      Buffer.from(JSON.stringify(plain)),
      contentKey,
      contentContext(kind, eventId),
    );
    return {
      key: {
        kid,
        owner,
        wrapped: wrap(contentKey, ownerKey, keyContext(kid, owner)),
        ...(keepUntil !== undefined && { keepUntil }),
        ...(eventType !== undefined && { eventType }),
      },
      sealed: {
        kid,
        iv: iv.toString('base64url'),
        ct: ct.toString('base64url'),
        tag: tag.toString('base64url'),
      },
    };
  }

  /** Read once more when the owner's key was wrapped anew, and the generation before forgotten, since it was read. */
  async #keyOf({ id, sealed }: StoredEvent): Promise<OpenedKey | undefined> {
    for (let attempt = 0; attempt < 2; attempt += 1) {
      const key = await this.#reader.get(sealed.kid);
      if (!key) return undefined;
      const ownerKey = await this.#owners.unwrapped(key.owner, key.ownerWrapped);
      if (ownerKey instanceof Buffer) return { ...key, ownerKey };
      if (ownerKey === undefined) break;
    }
    throw new Tampered(id, 'owner key');
  }

  #open({ id, sealed }: StoredEvent, kind: SealedKind, key: OpenedKey | undefined): unknown {
    if (!key) throw new Unreadable(id);
    const contentKey = unwrap(key.wrapped, key.ownerKey, keyContext(sealed.kid, key.owner));
    if (!contentKey) throw new Tampered(id, 'content key');
    const parts = { iv: bytes(sealed.iv), ct: bytes(sealed.ct), tag: bytes(sealed.tag) };
    const plain = unbox(parts, contentKey, contentContext(kind, id));
    if (!plain) throw new Tampered(id, 'content');
    return JSON.parse(plain.toString('utf8'));
  }
}

/** Sealed with its salt lies what was committed to: an envelope's body, or the data of a fact that the hub stated itself. */
function isCommitted({ commitment }: StoredEvent, plain: unknown): boolean {
  if (typeof plain !== 'object' || plain === null) return false;
  const { salt, body, data } = plain as {
    readonly salt?: unknown;
    readonly body?: unknown;
    readonly data?: unknown;
  };
  return typeof salt === 'string' && isCommittedTo(commitment, salt, body ?? data);
}

function kindOf({ id, sealed }: StoredEvent): SealedKind {
  const kinds = Object.keys(PREFIX) as SealedKind[];
  const kind = kinds.find((candidate) => sealed.kid.startsWith(`${PREFIX[candidate]}.`));
  if (!kind) throw new Tampered(id, 'content');
  return kind;
}

function contentContext(kind: SealedKind, eventId: string): string {
  return JSON.stringify(['content', kind, eventId]);
}

function keyContext(kid: string, owner: KeyOwner): string {
  return JSON.stringify(['key', kid, contextOf(owner)]);
}

/** Empty for what is no base64url: it then fits no key. */
function bytes(text: string): Buffer {
  return fromBase64url(text) ?? Buffer.alloc(0);
}
