import type { Rejection } from '#decider';
import type { CaseState } from '../case.ts';
import { linkOf } from '../case.ts';
import { controllerIn } from '../controller-in.ts';
import { doubtedIn } from '../doubt/doubt.ts';
import type { CasefileCode } from '../rejection.ts';
import { reject } from '../rejection.ts';
import type { Restricted } from './limit.ts';
import { liftOf, restrictionOf } from './limit.ts';
import type { DeskStep } from './own-desk.ts';

/** A restriction in force on the desk of its controller. */
export interface RestrictionOnDesk {
  readonly controller: string;
  readonly restriction: Restricted;
  /** What stands as a proposal to lift it; none that is in doubt. */
  readonly lift: Restricted['lift'];
}

/** The restriction that the agency's controller has in force for the request, or the no. */
export function restrictionOnDesk(
  { by, agreement, request }: DeskStep,
  state: CaseState,
): RestrictionOnDesk | Rejection<CasefileCode> {
  if (state.kind === 'none' || linkOf(state, by) === undefined) return reject('NO_BASIS_NOW');
  const controller = controllerIn(agreement, by);
  const restriction = restrictionOf(state, controller, request);
  if (restriction === undefined) return reject('RESTRICTION_NOT_IN_FORCE');
  return { controller, restriction, lift: liftOf(restriction, doubtedIn(state.doubts)) };
}
