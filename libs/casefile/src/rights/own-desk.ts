import type { Agreement } from '#agreement';
import type { Rejection } from '#decider';
import type { CaseFile, CaseState } from '../case.ts';
import { linkOf } from '../case.ts';
import { controllerIn } from '../controller-in.ts';
import { doubtedIn, restsOnDoubted } from '../doubt/doubt.ts';
import type { CasefileCode } from '../rejection.ts';
import { reject } from '../rejection.ts';
import type { OwnPart } from './right.ts';
import { isProposalIn, partOf, unproposed } from './right.ts';

/** A step at a rights desk: which agency takes it, about which request of the person. */
export interface DeskStep {
  readonly by: string;
  readonly agreement: Agreement;
  readonly request: string;
}

/** An undecided part of a request on the desk of its controller. */
export interface OnOwnDesk extends OwnPart {
  readonly state: CaseFile;
  readonly controller: string;
}

/**
 * What lies open on the desk of the agency's controller under this id, or the no. A request, or a proposal, that is in doubt is
 * as if it were not made: an unsuspecting colleague must not be its second pair of eyes.
 */
export function openOnDesk(step: DeskStep, state: CaseState): OnOwnDesk | Rejection<CasefileCode> {
  const { by, agreement, request } = step;
  if (state.kind === 'none' || linkOf(state, by) === undefined) return reject('NO_BASIS_NOW');
  const controller = controllerIn(agreement, by);
  const own = partOf(state.rights, by, request, agreement);
  const doubted = doubtedIn(state.doubts);
  if (own === undefined || restsOnDoubted(own.right, doubted)) return reject('RIGHT_UNKNOWN');
  if (own.part.decided !== undefined) return reject('RIGHT_DECIDED_ALREADY');
  const part = isProposalIn(doubted, own.part) ? unproposed(own.part) : own.part;
  return { ...own, part, state, controller };
}

/** The agencies of a controller that share the case. */
export function agenciesOf(controller: string, { links }: CaseFile, agreement: Agreement): readonly string[] {
  return Object.keys(links).filter((agency) => controllerIn(agreement, agency) === controller);
}
