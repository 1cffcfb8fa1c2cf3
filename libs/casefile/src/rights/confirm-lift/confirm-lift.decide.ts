import type { Decision } from '#decider';
import { Rejection } from '#decider';
import type { CaseEvent } from '../../case.events.ts';
import type { CaseState } from '../../case.ts';
import type { CasefileCode } from '../../rejection.ts';
import { reject } from '../../rejection.ts';
import type { DeskStep } from '../own-desk.ts';
import { restrictionOnDesk } from '../restriction-on-desk.ts';

/** Who confirms the proposal to lift the own controller's restriction. */
export interface ConfirmLiftOrder extends DeskStep {
  readonly proposal: string;
  readonly staff: string;
  readonly at: string;
}

/** Another member of staff than the proposer lifts the restriction (four eyes). */
export function confirmLift(order: ConfirmLiftOrder, state: CaseState): Decision<CaseEvent, CasefileCode> {
  const { request, proposal, staff: confirmedBy, at } = order;
  const own = restrictionOnDesk(order, state);
  if (own instanceof Rejection) return own;
  const { controller, lift } = own;
  if (lift === undefined) return reject('RIGHT_NOT_PROPOSED');
  if (lift.proposal !== proposal) return reject('RIGHT_PROPOSAL_CHANGED');
  if (lift.staff === confirmedBy) return reject('RIGHTS_FOUR_EYES');
  return [{ type: 'RestrictionLifted', data: { controller, request, ...lift, confirmedBy, at } }];
}
