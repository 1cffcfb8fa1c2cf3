import type { Agreement } from '#agreement';
import { cellOf } from '#agreement';
import type { Decision } from '#decider';
import type { CaseEvent } from '../case.events.ts';
import type { CaseState } from '../case.ts';
import { linkOf } from '../case.ts';
import type { CasefileCode } from '../rejection.ts';
import { reject } from '../rejection.ts';
import type { ClerkDecided } from '../rights/rights.events.ts';

/** What a clerk of `by` decided, under the agreement in force. */
export interface DecideDisclosureOrder extends Omit<ClerkDecided, 'depth'> {
  readonly agreement: Agreement;
}

/**
 * A clerk decides on one event under a row that leaves it to the clerk. The event may come later: as long as the clerk has
 * not decided it does not leave the agency at all.
 */
export function decideDisclosure(
  { agreement, ...decided }: DecideDisclosureOrder,
  state: CaseState,
): Decision<CaseEvent, CasefileCode> {
  const { by, eventId, rowId, recipient } = decided;
  if (state.kind === 'none' || linkOf(state, by) === undefined) return reject('NO_BASIS_NOW');
  const cell = cellOf(agreement, rowId);
  const own = state.entries.find(({ id, agency }) => id === eventId && agency === by);
  const fits = cell?.decidedBy === 'clerk' && cell.sender === by && cell.recipient === recipient;
  if (!fits || (own !== undefined && own.type !== cell.eventType)) return reject('CLERK_ROW_UNCLEAR');
  return [{ type: 'ClerkDecided', data: { ...decided, depth: cell.depth ?? 'detail' } }];
}
