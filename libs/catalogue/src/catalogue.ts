import type { FieldClass } from '#gate';
import { legalSphereChanged } from './benefits/legal-sphere-changed.ts';
import { acceptLink } from './case/accept-link.ts';
import { makeLinkCode } from './case/make-link-code.ts';
import { makePersonCode } from './case/make-person-code.ts';
import { openCase } from './case/open.ts';
import { proposeLink } from './case/propose-link.ts';
import { redeemLinkCode } from './case/redeem-link-code.ts';
import { managersAssigned } from './casework/managers-assigned.ts';
import { planAgreed } from './casework/plan-agreed.ts';
import { stepDone } from './casework/step-done.ts';
import { amendConsent } from './consent/amend.ts';
import { giveConsent } from './consent/give.ts';
import { invalidateConsent } from './consent/invalidate.ts';
import { objectToConsent } from './consent/object.ts';
import { reconfirmConsent } from './consent/reconfirm.ts';
import { refuseConsent } from './consent/refuse.ts';
import { requestConsent } from './consent/request.ts';
import { withdrawConsent } from './consent/withdraw.ts';
import { decideDisclosure } from './disclosure/decide.ts';
import type { CatalogueEntry } from './entry.ts';
import { informationAnswered } from './information/answered.ts';
import { informationDeclined } from './information/declined.ts';
import { informationRequested } from './information/requested.ts';
import { settleDoubt } from './keys/settle-doubt.ts';
import { competenceDecided } from './language/competence-decided.ts';
import { courseCompleted } from './language/course-completed.ts';
import { courseStarted } from './language/course-started.ts';
import { dutyStated } from './language/duty-stated.ts';
import { interrupted } from './language/interrupted.ts';
import { irregularAttendance } from './language/irregular-attendance.ts';
import { moduleCompleted } from './language/module-completed.ts';
import { needFound } from './language/need-found.ts';
import { registered } from './language/registered.ts';
import { startDelayed } from './language/start-delayed.ts';
import { voluntaryOfferJoined } from './language/voluntary-offer-joined.ts';
import { voucherIssued } from './language/voucher-issued.ts';
import { answerRecall } from './recall/answer.ts';
import { confirmLift } from './rights/confirm-lift.ts';
import { confirmDecision } from './rights/confirm.ts';
import { disputeEntry } from './rights/dispute-entry.ts';
import { extendRequest } from './rights/extend.ts';
import { proposeLift } from './rights/propose-lift.ts';
import { proposeDecision } from './rights/propose.ts';
import { requestRight } from './rights/request.ts';
import { returnDecision } from './rights/return.ts';
import { settleDispute } from './rights/settle-dispute.ts';
import { placementMade } from './work/placement-made.ts';

/** Every type of event that may cross agency borders. */
export const catalogue: readonly CatalogueEntry[] = Object.freeze([
  needFound,
  competenceDecided,
  dutyStated,
  voucherIssued,
  registered,
  startDelayed,
  courseStarted,
  moduleCompleted,
  irregularAttendance,
  interrupted,
  courseCompleted,
  voluntaryOfferJoined,
  legalSphereChanged,
  placementMade,
  planAgreed,
  managersAssigned,
  stepDone,
  informationRequested,
  informationAnswered,
  informationDeclined,
]);

/** Every command by which an agency asks the hub to change a case. */
export const commands: readonly CatalogueEntry[] = Object.freeze([
  openCase,
  makeLinkCode,
  redeemLinkCode,
  makePersonCode,
  proposeLink,
  acceptLink,
  requestConsent,
  giveConsent,
  refuseConsent,
  amendConsent,
  reconfirmConsent,
  withdrawConsent,
  invalidateConsent,
  objectToConsent,
  decideDisclosure,
  disputeEntry,
  settleDispute,
  requestRight,
  proposeDecision,
  confirmDecision,
  returnDecision,
  extendRequest,
  proposeLift,
  confirmLift,
  answerRecall,
  settleDoubt,
]);

const eventsByType = new Map(catalogue.map((entry) => [entry.type, entry]));
const commandsByType = new Map(commands.map((entry) => [entry.type, entry]));

/** The event type's entry, or undefined when the catalogue does not hold it. */
export function catalogueEntry(type: string): CatalogueEntry | undefined {
  return eventsByType.get(type);
}

/** The command type's entry, or undefined when there is none. */
export function commandEntry(type: string): CatalogueEntry | undefined {
  return commandsByType.get(type);
}

const fieldClassesByType = new Map(
  [...catalogue, ...commands].map((entry) => [
    entry.type,
    Object.freeze(
      entry.fields.map(({ name, depth, special }): FieldClass => ({
        name,
        depth,
        special: special === true,
      })),
    ),
  ]),
);

/** How the fields of a type are classed, for the gate's evidence; empty for an unknown type, so that nothing passes. */
export function fieldClasses(type: string): readonly FieldClass[] {
  return fieldClassesByType.get(type) ?? [];
}
