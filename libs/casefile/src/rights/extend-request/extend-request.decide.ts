import type { Decision } from '#decider';
import { Rejection } from '#decider';
import type { CaseEvent } from '../../case.events.ts';
import type { CaseState } from '../../case.ts';
import type { CasefileCode } from '../../rejection.ts';
import { reject } from '../../rejection.ts';
import { dueAfter } from '../due-date.ts';
import type { DeskStep } from '../own-desk.ts';
import { openOnDesk } from '../own-desk.ts';
import type { RequestExtended } from '../rights.events.ts';

/** Months between receipt and the later date (Art. 12(3) GDPR: one, and two further ones). */
const EXTENDED_MONTHS = 3;

/** Who needs longer for the own controller's part of a request, and why. */
export interface ExtendRequestOrder
  extends DeskStep, Omit<RequestExtended, 'by' | 'request' | 'controller' | 'dueAt'> {
  readonly at: string;
}

/** The time is extended once, and before it is over. */
export function extendRequest(
  order: ExtendRequestOrder,
  state: CaseState,
): Decision<CaseEvent, CasefileCode> {
  const { agreement: _, at, ...extended } = order;
  const own = openOnDesk(order, state);
  if (own instanceof Rejection) return own;
  const { controller, right, part } = own;
  if (part.extended) return reject('RIGHT_EXTENDED_ALREADY');
  if (at > part.dueAt) return reject('RIGHT_OVERDUE');
  const dueAt = dueAfter(right.receivedAt, EXTENDED_MONTHS);
  return [{ type: 'RequestExtended', data: { ...extended, controller, dueAt } }];
}
