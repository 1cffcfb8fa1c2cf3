import type { Clearance, Depth } from '#gate';
import type { Resting } from '../doubt/doubt.ts';
import type { ClerkDecided } from './rights.events.ts';

/** What a clerk of `by` decided to tell. */
export interface ClearedBy extends Clearance, Resting {
  readonly by: string;
  /** How deep the row went then: what the clerk did not look at is not cleared. */
  readonly depth: Depth;
}

/** The clearances after a clerk's decision: the last one on an event, row and recipient counts. */
export function withClerksDecision(
  clearances: readonly ClearedBy[],
  { by, eventId, rowId, recipient, decision, depth }: ClerkDecided,
  resting: Resting,
): readonly ClearedBy[] {
  const others = clearances.filter(
    (one) => one.by !== by || one.eventId !== eventId || one.rowId !== rowId || one.recipient !== recipient,
  );
  return decision === 'disclose' ? [...others, { by, rowId, recipient, eventId, depth, ...resting }] : others;
}
