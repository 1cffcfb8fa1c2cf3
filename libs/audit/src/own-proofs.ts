import type { LedgerAsk, LedgerProof } from '#catalogue';
import { placeDigest } from '#catalogue';
import { inclusionNodes } from '#merkle';
import type { EventStore, LedgerShelf, StoredEvent } from '#ports';
import { ShelvedTree } from './shelved-tree.ts';

/** Events read at once; an agency's events of one batch stand close together. */
const READ_MAX = 200;

/** Proofs that the events asked for are in the tree of `size` leaves. Only the asker's own are proven; of others it learns nothing. Throws `TileMissing`. */
export async function ownProofs(
  { store, shelf }: { readonly store: Pick<EventStore, 'readAll'>; readonly shelf: LedgerShelf },
  { network, agency, prove }: Pick<LedgerAsk, 'network' | 'agency' | 'prove'>,
  size: number,
): Promise<readonly LedgerProof[]> {
  // Only positions that the ledger knows are read: a made-up one would cost a scan where positions are not dense.
  const indexes = await shelf.indexOf(prove.map(({ position }) => position));
  const events = await eventsAt(store, [...indexes.keys()]);
  const own = prove.flatMap(({ id, position }) => {
    const event = events.get(position);
    return event?.id === id && event.network === network && event.agency === agency ? [event] : [];
  });
  const tree = new ShelvedTree(shelf);
  const inTree = own.filter(({ position }) => (indexes.get(position) ?? size) < size);
  const paths = inTree.map(({ position }) => inclusionNodes(indexes.get(position) ?? size, size));
  const hashes = await tree.hashes(paths.flat());
  let next = 0;
  return inTree.map((event, at) => ({
    id: event.id,
    position: event.position,
    place: placeDigest(event),
    index: indexes.get(event.position) ?? size,
    path: hashes
      .slice(next, (next += paths[at]?.length ?? 0))
      .map((hash) => Buffer.from(hash).toString('base64url')),
  }));
}

async function eventsAt(
  store: Pick<EventStore, 'readAll'>,
  positions: readonly number[],
): Promise<ReadonlyMap<number, StoredEvent>> {
  const found = new Map<number, StoredEvent>();
  let seen = 0;
  for (const position of positions.toSorted((one, other) => one - other)) {
    if (position <= seen) continue;
    const events = await store.readAll(position - 1, { max: READ_MAX });
    for (const event of events) found.set(event.position, event);
    seen = Math.max(position, events.at(-1)?.position ?? 0);
  }
  return found;
}
