import type { FieldClass } from '#gate';
import { benefitEnded } from './benefits/ended.ts';
import { benefitGranted } from './benefits/granted.ts';
import { legalSphereChanged } from './benefits/legal-sphere-changed.ts';
import { acceptLink } from './case/accept-link.ts';
import { closeFile } from './case/close-file.ts';
import { makeLinkCode } from './case/make-link-code.ts';
import { makePersonCode } from './case/make-person-code.ts';
import { openCase } from './case/open.ts';
import { proposeLink } from './case/propose-link.ts';
import { redeemLinkCode } from './case/redeem-link-code.ts';
import { unlinkAgency } from './case/unlink.ts';
import { handoverAccepted } from './casework/handover-accepted.ts';
import { handoverDeclined } from './casework/handover-declined.ts';
import { handoverOffered } from './casework/handover-offered.ts';
import { managersAssigned } from './casework/managers-assigned.ts';
import { planAgreed } from './casework/plan-agreed.ts';
import { stepAgreed } from './casework/step-agreed.ts';
import { stepDone } from './casework/step-done.ts';
import { stepMissed } from './casework/step-missed.ts';
import { wishAnswered } from './casework/wish-answered.ts';
import { wishRecorded } from './casework/wish-recorded.ts';
import { blindNotice } from './conflict/blind-notice.ts';
import { acknowledgeConflict } from './conflict/acknowledge-conflict.ts';
import { resolveConflict } from './conflict/resolve-conflict.ts';
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
import { caseClosed } from './entry/case-closed.ts';
import { moved } from './entry/moved.ts';
import { informationAnswered } from './information/answered.ts';
import { informationDeclined } from './information/declined.ts';
import { informationRequested } from './information/requested.ts';
import { settleDoubt } from './keys/settle-doubt.ts';
import { admissionApplied } from './language/admission-applied.ts';
import { admissionDecided } from './language/admission-decided.ts';
import { competenceDecided } from './language/competence-decided.ts';
import { courseCompleted } from './language/course-completed.ts';
import { courseStarted } from './language/course-started.ts';
import { dutyRevoked } from './language/duty-revoked.ts';
import { dutyStated } from './language/duty-stated.ts';
import { interrupted } from './language/interrupted.ts';
import { irregularAttendance } from './language/irregular-attendance.ts';
import { languageTestTaken } from './language/language-test-taken.ts';
import { moduleCompleted } from './language/module-completed.ts';
import { needFound } from './language/need-found.ts';
import { orientationTestTaken } from './language/orientation-test-taken.ts';
import { placementTestBooked } from './language/placement-test-booked.ts';
import { placementTestTaken } from './language/placement-test-taken.ts';
import { registered } from './language/registered.ts';
import { startDelayed } from './language/start-delayed.ts';
import { voluntaryOfferJoined } from './language/voluntary-offer-joined.ts';
import { voluntaryOfferLeft } from './language/voluntary-offer-left.ts';
import { voucherIssued } from './language/voucher-issued.ts';
import { voucherLapsed } from './language/voucher-lapsed.ts';
import { voucherWithdrawn } from './language/voucher-withdrawn.ts';
import { competenceAssessed } from './qualification/competence-assessed.ts';
import { measureAssigned } from './qualification/measure-assigned.ts';
import { measureEnded } from './qualification/measure-ended.ts';
import { measureStarted } from './qualification/measure-started.ts';
import { occupationalCourseStarted } from './qualification/occupational-course-started.ts';
import { recognitionApplied } from './qualification/recognition-applied.ts';
import { recognitionDecided } from './qualification/recognition-decided.ts';
import { answerRecall } from './recall/answer.ts';
import { titleChanged } from './residence/title-changed.ts';
import { titleGranted } from './residence/title-granted.ts';
import { workPermitGranted } from './residence/work-permit-granted.ts';
import { confirmLift } from './rights/confirm-lift.ts';
import { confirmDecision } from './rights/confirm.ts';
import { disputeEntry } from './rights/dispute-entry.ts';
import { extendRequest } from './rights/extend.ts';
import { proposeLift } from './rights/propose-lift.ts';
import { proposeDecision } from './rights/propose.ts';
import { requestRight } from './rights/request.ts';
import { returnDecision } from './rights/return.ts';
import { settleDispute } from './rights/settle-dispute.ts';
import { childcareNoted } from './situation/childcare-noted.ts';
import { housingNoted } from './situation/housing-noted.ts';
import { obstacleNoted } from './situation/obstacle-noted.ts';
import { schoolingNoted } from './situation/schooling-noted.ts';
import { apprenticeshipStarted } from './work/apprenticeship-started.ts';
import { employersWishNoted } from './work/employers-wish-noted.ts';
import { placementEnded } from './work/placement-ended.ts';
import { placementMade } from './work/placement-made.ts';
import { vacancyProposed } from './work/vacancy-proposed.ts';

/** Every type of event that may cross agency borders. */
export const catalogue: readonly CatalogueEntry[] = Object.freeze([
  caseClosed,
  moved,
  titleGranted,
  titleChanged,
  workPermitGranted,
  needFound,
  competenceDecided,
  dutyStated,
  dutyRevoked,
  admissionApplied,
  admissionDecided,
  voucherIssued,
  voucherLapsed,
  voucherWithdrawn,
  placementTestBooked,
  placementTestTaken,
  registered,
  startDelayed,
  courseStarted,
  moduleCompleted,
  irregularAttendance,
  interrupted,
  languageTestTaken,
  orientationTestTaken,
  courseCompleted,
  voluntaryOfferJoined,
  voluntaryOfferLeft,
  benefitGranted,
  legalSphereChanged,
  benefitEnded,
  competenceAssessed,
  recognitionApplied,
  recognitionDecided,
  measureAssigned,
  measureStarted,
  measureEnded,
  occupationalCourseStarted,
  vacancyProposed,
  placementMade,
  placementEnded,
  apprenticeshipStarted,
  employersWishNoted,
  planAgreed,
  managersAssigned,
  stepAgreed,
  stepDone,
  stepMissed,
  wishRecorded,
  wishAnswered,
  handoverOffered,
  handoverAccepted,
  handoverDeclined,
  childcareNoted,
  housingNoted,
  schoolingNoted,
  obstacleNoted,
  informationRequested,
  informationAnswered,
  informationDeclined,
  blindNotice,
]);

/** Every command by which an agency asks the hub to change a case. */
export const commands: readonly CatalogueEntry[] = Object.freeze([
  openCase,
  makeLinkCode,
  redeemLinkCode,
  makePersonCode,
  proposeLink,
  acceptLink,
  unlinkAgency,
  closeFile,
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
  acknowledgeConflict,
  resolveConflict,
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
