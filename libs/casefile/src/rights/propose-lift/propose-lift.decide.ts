import type { Decision } from '#decider';
import { Rejection } from '#decider';
import type { CaseEvent } from '../../case.events.ts';
import type { CaseState } from '../../case.ts';
import type { CasefileCode } from '../../rejection.ts';
import { reject } from '../../rejection.ts';
import type { DeskStep } from '../own-desk.ts';
import { restrictionOnDesk } from '../restriction-on-desk.ts';
import type { LiftProposed } from '../rights.events.ts';

/** Who proposes to lift the own controller's restriction, and when the person was told. */
export interface ProposeLiftOrder extends DeskStep, Omit<LiftProposed, 'by' | 'request' | 'controller'> {
  readonly at: string;
}

/** A controller may lift its own restriction after the person was told; the last proposal stands until another member of staff confirms it. */
export function proposeLift(
  { agreement, at, ...proposed }: ProposeLiftOrder,
  state: CaseState,
): Decision<CaseEvent, CasefileCode> {
  const own = restrictionOnDesk({ ...proposed, agreement }, state);
  if (own instanceof Rejection) return own;
  const { controller, restriction } = own;
  const { personToldAt } = proposed;
  if (personToldAt < restriction.from || personToldAt >= at) return reject('RESTRICTION_PERSON_NOT_TOLD');
  return [{ type: 'LiftProposed', data: { ...proposed, controller } }];
}
