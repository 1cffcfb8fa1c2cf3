import type { Agreement } from '#agreement';
import type { Decision } from '#decider';
import type { CaseEvent } from '../../case.events.ts';
import type { CaseState } from '../../case.ts';
import { linkOf } from '../../case.ts';
import { controllerIn } from '../../controller-in.ts';
import type { CasefileCode } from '../../rejection.ts';
import { reject } from '../../rejection.ts';
import { monthsAfter } from '../due-date.ts';
import { partOf } from '../right.ts';
import type { RightRequested } from '../rights.events.ts';

/** What the person asked for, as an agency took it down. */
export interface RequestRightOrder extends Omit<RightRequested, 'dueAt' | 'controllers'> {
  readonly agreement: Agreement;
  readonly at: string;
}

/**
 * The person may ask at any agency that shares the case; every controller of an agency that shares it at this moment has to
 * decide on its part within a month of receipt (Art. 12(3) GDPR).
 */
export function requestRight(
  { agreement, at, ...asked }: RequestRightOrder,
  state: CaseState,
): Decision<CaseEvent, CasefileCode> {
  const { by, request, receivedAt } = asked;
  if (state.kind === 'none' || linkOf(state, by) === undefined) return reject('NO_BASIS_NOW');
  if (!namesItsRow(asked, agreement)) return reject('RIGHT_ROW_UNCLEAR');
  // Keys are destroyed by controller: a single event cannot be made unreadable.
  if (asked.kind === 'erasure' && asked.eventIds !== undefined) return reject('RIGHT_ERASURE_NOT_WHOLE');
  if (receivedAt > at) return reject('RIGHT_RECEIVED_IN_FUTURE');
  if (partOf(state.rights, controllerIn(agreement, by), request) !== undefined)
    return reject('RIGHT_ID_TAKEN');
  const concerned = Object.keys(state.links).map((agency) => controllerIn(agreement, agency));
  const controllers = [...new Set(concerned)].sort();
  return [{ type: 'RightRequested', data: { ...asked, dueAt: monthsAfter(receivedAt, 1), controllers } }];
}

/** An objection is against a row that there is; nothing else is against one. */
function namesItsRow(
  { kind, rowId }: Pick<RightRequested, 'kind' | 'rowId'>,
  { rows, linkWays }: Agreement,
): boolean {
  if (kind !== 'objection') return rowId === undefined;
  return [...rows, ...linkWays].some(({ id }) => id === rowId);
}
