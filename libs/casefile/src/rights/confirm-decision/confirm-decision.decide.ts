import type { Decision } from '#decider';
import { Rejection } from '#decider';
import type { CaseEvent } from '../../case.events.ts';
import type { CaseState } from '../../case.ts';
import type { CasefileCode } from '../../rejection.ts';
import { reject } from '../../rejection.ts';
import { decisionFault } from '../decision-fault.ts';
import { effectsOf } from '../effects.ts';
import type { DeskStep } from '../own-desk.ts';
import { openOnDesk } from '../own-desk.ts';
import type { PersonsRight } from '../right.ts';

/** Who confirms what was proposed for the own controller's part of a request. */
export interface ConfirmDecisionOrder extends DeskStep {
  readonly proposal: string;
  readonly staff: string;
  readonly at: string;
}

/** Requests that a controller grants by telling less. */
const NARROWING: readonly PersonsRight['kind'][] = ['restriction', 'objection'];

/** Whether confirming this narrows the case, so that it must not lose against anything; all else must find what was looked at. */
export function narrowsWhenConfirmed(step: DeskStep, state: CaseState): boolean {
  const own = openOnDesk(step, state);
  if (own instanceof Rejection) return false;
  return NARROWING.includes(own.right.kind) && own.part.proposed?.decision === 'grant';
}

/** Another member of staff than the proposer decides for the controller (four eyes); what follows from it is recorded with it. */
export function confirmDecision(
  order: ConfirmDecisionOrder,
  state: CaseState,
): Decision<CaseEvent, CasefileCode> {
  const { by, agreement, request, staff, at } = order;
  const own = openOnDesk(order, state);
  if (own instanceof Rejection) return own;
  const { controller, right, part } = own;
  if (part.proposed === undefined) return reject('RIGHT_NOT_PROPOSED');
  if (part.proposed.proposal !== order.proposal) return reject('RIGHT_PROPOSAL_CHANGED');
  if (part.proposed.proposedBy === staff) return reject('RIGHTS_FOUR_EYES');
  const fault = decisionFault(right, part.proposed, agreement);
  if (fault !== undefined) return reject(fault);
  const { kind } = right;
  return [
    { type: 'DecisionConfirmed', data: { by, controller, request, kind, ...part.proposed, staff } },
    ...effectsOf(own, part.proposed, agreement, at),
  ];
}
