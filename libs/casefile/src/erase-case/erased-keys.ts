import type { KeyOwner, StoredEvent, Tombstone } from '#ports';
import { EVERY_CONTROLLER } from '#ports';
import type { CaseFactType } from '../case.events.ts';
import { HUB } from '../record/drafting.ts';
import { streamOf } from './erasure-facts.ts';
import type { EraseOrder, ErasureParts } from './erasure-parts.ts';

/** What a rights desk did for its controller: it binds all agencies that this controller had, whichever of them put it down. */
const OF_A_DESK: readonly CaseFactType[] = [
  'DecisionProposed',
  'DecisionConfirmed',
  'DecisionReturned',
  'RequestExtended',
  'ProcessingRestricted',
  'LiftProposed',
  'RestrictionLifted',
  'ObjectionUpheld',
  'AccessReleased',
];

/** A row of the case whose key is still there. */
interface Sealed {
  readonly event: StoredEvent;
  readonly owner: KeyOwner;
}

/**
 * Whose keys go altogether: the controller's own, and those under which nobody but its agencies recorded, as with a controller
 * that they had under an earlier agreement. One that others share keeps its key ({@link singleKeys}).
 */
export async function ownersErased(
  { network, caseId, controller }: EraseOrder,
  agencies: readonly string[],
  parts: ErasureParts,
): Promise<readonly KeyOwner[]> {
  if (controller === undefined) return [{ network, caseId, controller: EVERY_CONTROLLER }];
  const rows = await sealedRows({ network, caseId }, parts);
  const shared = rows.filter(({ event }) => !agencies.includes(event.agency)).map(nameOf);
  const former = rows.filter(({ event }) => agencies.includes(event.agency)).map(nameOf);
  const names = [...new Set([controller, ...former])].filter((one) => !shared.includes(one));
  return names.map((name) => ({ network, caseId, controller: name }));
}

/** Ids of the keys that go one by one: of the erased agencies' rows under a controller whose key others need. */
export async function singleKeys(tombstone: Tombstone, parts: ErasureParts): Promise<readonly string[]> {
  const { controller, agencies, owners } = tombstone;
  if (controller === undefined) return [];
  const goes = owners.map((owner) => owner.controller);
  return (await sealedRows(tombstone, parts))
    .filter((row) => !goes.includes(nameOf(row)))
    .map(({ event }) => event)
    .filter(({ agency, type }) => agencies.includes(agency) && !isOfDesk(type))
    .map(({ sealed }) => sealed.kid);
}

/** Not what the hub keeps for the case as a whole. */
async function sealedRows(order: EraseOrder, { store, shelf }: ErasureParts): Promise<readonly Sealed[]> {
  const { events } = await store.read(streamOf(order));
  const keys = await shelf.get(events.map(({ sealed }) => sealed.kid));
  return events.flatMap((event) => {
    const owner = keys.get(event.sealed.kid)?.owner;
    return owner === undefined || owner.controller === HUB ? [] : [{ event, owner }];
  });
}

function nameOf({ owner }: Sealed): string {
  return owner.controller;
}

function isOfDesk(type: string): boolean {
  return (OF_A_DESK as readonly string[]).includes(type);
}
