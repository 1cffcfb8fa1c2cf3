import type { Decision } from '#decider';
import { Rejection } from '#decider';
import type { CaseEvent } from '../../case.events.ts';
import type { CaseState } from '../../case.ts';
import type { CasefileCode } from '../../rejection.ts';
import { reject } from '../../rejection.ts';
import type { DeskStep } from '../own-desk.ts';
import { openOnDesk } from '../own-desk.ts';
import type { DecisionReturned } from '../rights.events.ts';

/** Who gives back, and why, what was proposed for the own controller's part of a request. */
export interface ReturnDecisionOrder
  extends DeskStep, Omit<DecisionReturned, 'by' | 'request' | 'controller'> {}

/** Another member of staff than the proposer gives a proposal back; then there may be a new one. */
export function returnDecision(
  order: ReturnDecisionOrder,
  state: CaseState,
): Decision<CaseEvent, CasefileCode> {
  const { agreement: _, ...returned } = order;
  const own = openOnDesk(order, state);
  if (own instanceof Rejection) return own;
  if (own.part.proposed === undefined) return reject('RIGHT_NOT_PROPOSED');
  if (own.part.proposed.proposal !== order.proposal) return reject('RIGHT_PROPOSAL_CHANGED');
  if (own.part.proposed.proposedBy === order.staff) return reject('RIGHTS_FOUR_EYES');
  return [{ type: 'DecisionReturned', data: { ...returned, controller: own.controller } }];
}
