import type { Rejection } from '#decider';
import type { CaseState } from '../case.ts';
import { linkOf } from '../case.ts';
import { controllerIn } from '../controller-in.ts';
import type { CasefileCode } from '../rejection.ts';
import { reject } from '../rejection.ts';
import type { Restricted } from './limit.ts';
import { restrictionOf } from './limit.ts';
import type { DeskStep } from './own-desk.ts';

/** A restriction in force on the desk of its controller. */
export interface RestrictionOnDesk {
  readonly controller: string;
  readonly restriction: Restricted;
}

/** The restriction that the agency's controller has in force for the request, or the no. */
export function restrictionOnDesk(
  { by, agreement, request }: DeskStep,
  state: CaseState,
): RestrictionOnDesk | Rejection<CasefileCode> {
  if (state.kind === 'none' || linkOf(state, by) === undefined) return reject('NO_BASIS_NOW');
  const controller = controllerIn(agreement, by);
  const restriction = restrictionOf(state.restrictions, controller, request);
  return restriction === undefined ? reject('RESTRICTION_NOT_IN_FORCE') : { controller, restriction };
}
