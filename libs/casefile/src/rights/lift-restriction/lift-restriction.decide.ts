import type { Agreement } from '#agreement';
import type { Decision } from '#decider';
import type { CaseEvent } from '../../case.events.ts';
import type { CaseState } from '../../case.ts';
import { linkOf } from '../../case.ts';
import { controllerIn } from '../../controller-in.ts';
import type { CasefileCode } from '../../rejection.ts';
import { reject } from '../../rejection.ts';
import { restrictionOf } from '../limit.ts';
import type { RestrictionLifted } from '../rights.events.ts';

/** Which restriction two members of staff of an agency lift. */
export interface LiftRestrictionOrder extends Omit<RestrictionLifted, 'controller'> {
  readonly by: string;
  readonly agreement: Agreement;
}

/** A controller lifts its own restriction, after the person was told, on the word of two members of staff. */
export function liftRestriction(
  { by, agreement, ...lifted }: LiftRestrictionOrder,
  state: CaseState,
): Decision<CaseEvent, CasefileCode> {
  const { request, personToldAt, staff, confirmedBy, at } = lifted;
  if (state.kind === 'none' || linkOf(state, by) === undefined) return reject('NO_BASIS_NOW');
  const controller = controllerIn(agreement, by);
  const restriction = restrictionOf(state.restrictions, controller, request);
  if (restriction === undefined) return reject('RESTRICTION_NOT_IN_FORCE');
  if (personToldAt < restriction.from || personToldAt >= at) return reject('RESTRICTION_PERSON_NOT_TOLD');
  if (staff === confirmedBy) return reject('RIGHTS_FOUR_EYES');
  return [{ type: 'RestrictionLifted', data: { ...lifted, controller } }];
}
