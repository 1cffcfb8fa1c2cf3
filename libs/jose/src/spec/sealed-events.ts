import type { KeyOwner, Sealed, SealedKind, StoredEvent, WrappedKey } from '#ports';
import { MemoryKeyRing, MemoryKeyShelf } from '#ports/memory';

/** Whose content the specs seal. */
export const owner: KeyOwner = { network: 'rheine', caseId: 'c1', controller: 'vhs' };
/** Under these key-encryption keys. */
export const ring = new MemoryKeyRing();
/** What is sealed where a spec does not say. */
export const plain = { salt: 'c2FsdA', body: { data: { note: 'Grüße aus dem Tresor' } } };

/** Counts the questions, can lose keys, and can refuse to store. */
export class WatchedShelf extends MemoryKeyShelf {
  puts: number[] = [];
  gets: number[] = [];
  asked = 0;
  lost = new Set<string>();
  full = false;

  override ownerKey(of: KeyOwner, fresh: () => string): Promise<string> {
    this.asked += 1;
    return super.ownerKey(of, fresh);
  }

  override put(keys: readonly WrappedKey[]): Promise<void> {
    if (this.full) return Promise.reject(new Error('no room'));
    this.puts.push(keys.length);
    return super.put(keys);
  }

  override get(kids: readonly string[]): ReturnType<MemoryKeyShelf['get']> {
    this.gets.push(kids.length);
    return super.get(kids.filter((kid) => !this.lost.has(kid)));
  }
}

/** One content that the vault is to seal. */
export function item(kind: SealedKind, eventId: string) {
  return { owner, kind, eventId, plain };
}

/** The event of this id with what was sealed, as the store gives it. */
export function event(id: string, sealed: Sealed): StoredEvent {
  const at = '2026-01-01T00:00:00.000Z';
  const clear = {
    type: 'de.wegmarke.language.course-started.v1',
    version: 1,
    network: 'rheine',
    agency: 'vhs',
  };
  const place = {
    position: 1,
    stream: 'case-rheine-c1',
    revision: 0,
    theme: 'language',
    category: 'language',
  };
  return { id, ...clear, ...place, happenedAt: at, recordedAt: at, commitment: '', signature: '', sealed };
}
