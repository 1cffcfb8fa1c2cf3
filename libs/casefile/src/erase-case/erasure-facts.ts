import { createHash } from 'node:crypto';
import type { StoredEvent, Tombstone } from '#ports';
import { HANDLE_ERASED } from '../record/pointers.ts';
import { caseStreamName } from '../stream-names.ts';
import type { EraseOrder, ErasureParts } from './erasure-parts.ts';

/** The same erasure always has the same id, so that it can be begun again after a crash at any step. */
export function erasureIdOf({ network, caseId, controller = '' }: EraseOrder): string {
  return derived('erasure', network, caseId, controller);
}

/** The types of the facts that say: this was erased. */
export const BLOCKING_FACTS = ['CaseErased', 'ControllerErased'] as const;

/** What blocks the case, or a controller's part of it, from the moment it is in the stream. */
export function blockingFact(order: EraseOrder, agencies: readonly string[]) {
  const erasure = erasureIdOf(order);
  const { controller } = order;
  return controller === undefined
    ? { id: erasure, type: 'CaseErased', data: { erasure } }
    : { id: erasure, type: 'ControllerErased', data: { erasure, controller, agencies } };
}

/** What tells that nothing is left that could open the erased contents. */
export function completingFact({ id: erasure }: Tombstone) {
  return { id: derived('completed', erasure), type: 'ErasureCompleted', data: { erasure } };
}

/** What closes the stream of a handle; it names no case. */
export function closingFact(stream: string) {
  return { id: derived('handle', stream), type: HANDLE_ERASED, data: {} };
}

/** Whether the stream holds this fact. */
export function holds(events: readonly StoredEvent[], { id }: { readonly id: string }): boolean {
  return events.some((event) => event.id === id);
}

/**
 * Appends one of these facts unless the stream holds it: with `any`, as it narrows. It is sealed under a key of the network,
 * so that it stays readable when every key of the case is gone.
 */
export async function state(
  { store, sealFacts, clock }: ErasureParts,
  network: string,
  stream: string,
  fact: { readonly id: string; readonly type: string; readonly data: object },
): Promise<void> {
  const { events } = await store.read(stream);
  if (holds(events, fact)) return;
  const at = clock.now();
  const owner = { network, caseId: '-', controller: 'hub' };
  const common = {
    owner,
    kind: 'fact',
    agency: 'hub',
    theme: 'case',
    happenedAt: at,
    recordedAt: at,
  } as const;
  await store.append(stream, 'any', await sealFacts([{ ...common, ...fact }]));
}

/** The stream of the case that a tombstone stands for. */
export function streamOf({ network, caseId }: EraseOrder): string {
  return caseStreamName(network, caseId);
}

function derived(...parts: readonly string[]): string {
  return createHash('sha256').update(JSON.stringify(parts)).digest('base64url');
}
