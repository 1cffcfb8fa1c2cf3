import { RELEASE_WINDOW_MS } from '#gate';
import type { StoredEvent, Tombstone } from '#ports';
import { Unreadable } from '#ports';
import type { AgencyLinked } from '../case.events.ts';
import type { AgencyUnlinked } from '../linking/unlink/unlink.events.ts';
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
  // What was split off stands for nothing here; it may stand for the right case by now, which goes on.
  const standing = links.filter(({ isSplitOff }) => !isSplitOff);
  const streams = await Promise.all(
    standing.map(({ agency, handle }) => names.handle(network, agency, handle)),
  );
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

/** By which an agency shares the case, or shared it before that was found to be wrong. */
interface LinkFound extends Pick<AgencyLinked, 'agency' | 'handle'> {
  readonly isSplitOff: boolean;
}

/** The agencies whose data are to go, and the handles under which they share the case, or did. */
async function linksIn(order: EraseOrder, parts: ErasureParts): Promise<readonly LinkFound[]> {
  const { events } = await parts.store.read(streamOf(order));
  const splits = await Promise.all(ofType(events, 'AgencyUnlinked').map((event) => splitIn(event, parts)));
  const found = await Promise.all(
    ofType(events, 'AgencyLinked').map(async (event) => {
      const link = await factIn<AgencyLinked>(event, parts);
      if (link === undefined) return undefined;
      const { agency, handle } = link;
      return { agency, handle, isSplitOff: splits.some((split) => split(link, event.revision)) };
    }),
  );
  return found
    .filter((link) => link !== undefined)
    .filter(({ agency }) => {
      return order.controller === undefined || parts.controllerOf(order.network, agency) === order.controller;
    });
}

function ofType(events: readonly StoredEvent[], type: StoredEvent['type']): readonly StoredEvent[] {
  return events.filter((event) => event.type === type);
}

/** Whether a split ended a link that was made at a revision; one that can no longer be read ends all of its agency until then. */
async function splitIn(event: StoredEvent, parts: ErasureParts) {
  const { agency = event.agency, handle } = (await factIn<AgencyUnlinked>(event, parts)) ?? {};
  return (link: AgencyLinked, revision: number): boolean =>
    link.agency === agency && revision < event.revision && link.handle === (handle ?? link.handle);
}

/** Undefined for a fact that an earlier erasure took. */
async function factIn<T>(event: StoredEvent, { vault }: ErasureParts): Promise<T | undefined> {
  try {
    return (await openCaseFact(vault, event)).data as T;
  } catch (error) {
    if (error instanceof Unreadable) return undefined;
    throw error;
  }
}
