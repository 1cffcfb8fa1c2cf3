import { RELEASE_WINDOW_MS } from '#gate';
import type { StoredEvent, Tombstone } from '#ports';
import { Unreadable } from '#ports';
import type { AgencyLinked } from '../case.events.ts';
import { openCaseFact } from '../record/case-facts.ts';
import { recallErased } from '../recall/recall-erased.ts';
import { PointerNames } from '../record/pointer-names.ts';
import { ownersErased, singleKeys } from './erased-keys.ts';
import { blockingFact, closingFact, erasureIdOf, state, streamOf } from './erasure-facts.ts';
import type { EraseOrder, ErasureParts } from './erasure-parts.ts';

/** There is no such case; nothing was erased. */
export class NoSuchCase extends Error {
  readonly code = 'NO_SUCH_CASE';

  constructor() {
    super('the network has no case with this id');
    this.name = 'NoSuchCase';
  }
}

/**
 * Erases a case, or one controller's part of it (Art. 17 GDPR, § 84(2) SGB X): blocks it at once, notes the tombstone, closes
 * the handles that led to it, recalls what was handed on and destroys its keys. What was released a moment before has left, or never will, when it
 * returns. Copies of the keys in the write-ahead log and in backups open until the key-encryption key is rotated:
 * `completeErasures`. Cut off at any step it is finished by doing it again. Throws {@link NoSuchCase}.
 */
export async function eraseCase(order: EraseOrder, parts: ErasureParts): Promise<Tombstone> {
  const { store, tombstones, wait } = parts;
  const noted = (await tombstones.all()).find(({ id }) => id === erasureIdOf(order));
  if (noted === undefined && (await store.read(streamOf(order), { max: 1 })).revision < 0)
    throw new NoSuchCase();
  const tombstone = noted ?? (await begin(order, parts));
  await eraseAgain(tombstone, parts);
  await wait(RELEASE_WINDOW_MS);
  return tombstone;
}

/** Everything that an erasure does to the record and the keys, as far as it is not done; also for a restored old backup. */
export async function eraseAgain(tombstone: Tombstone, parts: ErasureParts): Promise<void> {
  const { network, agencies, streams, owners } = tombstone;
  await state(parts, network, streamOf(tombstone), blockingFact(tombstone, agencies));
  for (const stream of streams) await state(parts, network, stream, closingFact(stream));
  await recallErased(tombstone, parts);
  await parts.shelf.destroy(owners);
  const kids = await singleKeys(tombstone, parts);
  if (kids.length > 0) await parts.shelf.destroyKeys(kids);
}

/** Blocks first; the links are read after that, so that none can come in between. */
async function begin(order: EraseOrder, parts: ErasureParts): Promise<Tombstone> {
  const { network, caseId, controller } = order;
  const stream = streamOf(order);
  const before = await linksIn(order, parts);
  const agencies = [...new Set(before.map(({ agency }) => agency))];
  await state(parts, network, stream, blockingFact(order, agencies));
  const names = new PointerNames(parts.vault);
  const links = await linksIn(order, parts);
  const streams = await Promise.all(links.map(({ agency, handle }) => names.handle(network, agency, handle)));
  const tombstone: Tombstone = {
    id: erasureIdOf(order),
    at: parts.clock.now(),
    network,
    caseId,
    ...(controller !== undefined && { controller }),
    agencies,
    owners: await ownersErased(order, agencies, parts),
    streams: [...new Set(streams)],
  };
  await parts.tombstones.add(tombstone);
  return tombstone;
}

/** The agencies whose data are to go, and the handles under which they share the case. */
async function linksIn(order: EraseOrder, parts: ErasureParts): Promise<readonly AgencyLinked[]> {
  const { events } = await parts.store.read(streamOf(order));
  const links = await Promise.all(events.filter(isLink).map((event) => linkIn(event, parts)));
  return links
    .filter((link) => link !== undefined)
    .filter(({ agency }) => {
      return order.controller === undefined || parts.controllerOf(order.network, agency) === order.controller;
    });
}

function isLink({ type }: StoredEvent): boolean {
  return type === 'AgencyLinked';
}

/** Undefined for a link that an earlier erasure took. */
async function linkIn(event: StoredEvent, { vault }: ErasureParts): Promise<AgencyLinked | undefined> {
  try {
    return (await openCaseFact(vault, event)).data as AgencyLinked;
  } catch (error) {
    if (error instanceof Unreadable) return undefined;
    throw error;
  }
}
