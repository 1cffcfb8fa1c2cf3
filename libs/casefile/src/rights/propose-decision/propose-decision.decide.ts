import type { Decision } from '#decider';
import { Rejection } from '#decider';
import type { CaseEvent } from '../../case.events.ts';
import type { CaseState } from '../../case.ts';
import type { CasefileCode } from '../../rejection.ts';
import { reject } from '../../rejection.ts';
import { decisionFault } from '../decision-fault.ts';
import { eventsAbout } from '../events-about.ts';
import type { DeskStep } from '../own-desk.ts';
import { openOnDesk } from '../own-desk.ts';
import type { DecisionProposed } from '../rights.events.ts';

/** What a member of staff proposes for the own controller's part of a request. */
export interface ProposeDecisionOrder
  extends DeskStep, Omit<DecisionProposed, 'by' | 'request' | 'controller' | 'eventIds'> {}

/** A proposal stands until it is confirmed or given back, and is about the events that there are now: nobody confirms another one than was seen. */
export function proposeDecision(
  order: ProposeDecisionOrder,
  state: CaseState,
): Decision<CaseEvent, CasefileCode> {
  const { agreement, ...proposed } = order;
  const own = openOnDesk(order, state);
  if (own instanceof Rejection) return own;
  if (own.part.proposed !== undefined) return reject('RIGHT_PROPOSED_ALREADY');
  const fault = decisionFault(own.right, proposed, agreement);
  if (fault !== undefined) return reject(fault);
  const { controller, right, state: shared } = own;
  const eventIds = eventsAbout(right, shared, controller, agreement);
  return [{ type: 'DecisionProposed', data: { ...proposed, controller, ...(eventIds && { eventIds }) } }];
}
