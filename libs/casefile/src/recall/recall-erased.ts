import type { StoredEvent, Tombstone } from '#ports';
import type { ErasureParts } from '../erase-case/erasure-parts.ts';
import type { HandedOn, Whereabouts } from './handed-on.ts';
import { perRecipient, readable, whereabouts } from './handed-on.ts';
import { RecallFiles } from './recall-files.ts';

/**
 * Opens the recalls of an erasure (Art. 17(2), Art. 19 GDPR): everybody who received what is erased has to erase it too. It
 * must be done before the keys go, as they hold the only knowledge of who that is; done again it opens nothing twice.
 */
export async function recallErased(tombstone: Tombstone, parts: ErasureParts): Promise<void> {
  const { id: cause, network, caseId } = tombstone;
  const known = await whereabouts(parts, tombstone);
  const before = await erasedBefore(tombstone, known, parts);
  const recalls = new RecallFiles(parts);
  const isMeant = ({ sender }: HandedOn) => isErased(sender, tombstone, parts) && !before.has(sender);
  for (const { sender, recipient, eventIds } of perRecipient(known.handedOn.filter(isMeant))) {
    const handle = known.handles.get(recipient) ?? eventIds[0] ?? '';
    await recalls.open({ network, caseId, cause, sender, recipient, kind: 'erase' }, { handle, eventIds });
  }
}

function isErased(
  sender: string,
  { network, controller, agencies }: Tombstone,
  parts: ErasureParts,
): boolean {
  if (controller === undefined) return true;
  return agencies.includes(sender) || parts.controllerOf(network, sender) === controller;
}

/** The senders whose part was erased, and recalled, by an earlier erasure of the same case. */
async function erasedBefore(
  { id }: Tombstone,
  { events }: Whereabouts,
  { vault }: ErasureParts,
): Promise<ReadonlySet<string>> {
  const earlier = events.slice(0, endOf(events, id)).filter(({ type }) => type === 'ControllerErased');
  const facts = await Promise.all(earlier.map((event) => readable(vault, event)));
  return new Set(facts.flatMap((fact) => (fact?.type === 'ControllerErased' ? fact.data.agencies : [])));
}

function endOf(events: readonly StoredEvent[], erasure: string): number {
  const place = events.findIndex((event) => event.id === erasure);
  return place < 0 ? events.length : place;
}
