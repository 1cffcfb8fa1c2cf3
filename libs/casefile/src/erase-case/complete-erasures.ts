import type { Tombstone } from '#ports';
import { eraseAgain } from './erase-case.ts';
import { completingFact, holds, state, streamOf } from './erasure-facts.ts';
import type { ErasureParts } from './erasure-parts.ts';

/** What completes erasures: besides their own parts, the rotation of the key-encryption key. */
export interface CompletionParts extends ErasureParts {
  /** Wraps every key that is left anew and forgets the generations before; returns when they are gone. */
  readonly rotate: () => Promise<unknown>;
}

/** The erasures of which old copies of the keys could still be opened. */
export async function pendingErasures({
  tombstones,
  store,
}: Pick<ErasureParts, 'tombstones' | 'store'>): Promise<readonly Tombstone[]> {
  const pending: Tombstone[] = [];
  for (const tombstone of await tombstones.all()) {
    const { events } = await store.read(streamOf(tombstone));
    if (!holds(events, completingFact(tombstone))) pending.push(tombstone);
  }
  return pending;
}

/**
 * Finishes every erasure that is pending: what of it is left undone, then a rotation of the key-encryption key, so that no
 * copy of a destroyed key opens any more, then `ErasureCompleted`. Rotates nothing when nothing is pending. Tells which.
 */
export async function completeErasures(parts: CompletionParts): Promise<readonly Tombstone[]> {
  const pending = await pendingErasures(parts);
  if (pending.length === 0) return [];
  for (const tombstone of pending) await eraseAgain(tombstone, parts);
  await parts.rotate();
  for (const tombstone of pending)
    await state(parts, tombstone.network, streamOf(tombstone), completingFact(tombstone));
  return pending;
}
