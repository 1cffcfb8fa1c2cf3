import {
  AcceptLink,
  AmendConsent,
  AnswerConflict,
  AnswerRecall,
  CloseFile,
  ConfirmDecision,
  ConfirmLift,
  DecideDisclosure,
  DisputeEntry,
  ExtendRequest,
  GiveConsent,
  InvalidateConsent,
  MakeLinkCode,
  MakePersonCode,
  ObjectToConsent,
  OpenCase,
  ProposeDecision,
  ProposeLift,
  ProposeLink,
  ReconfirmConsent,
  RedeemLinkCode,
  RefuseConsent,
  RequestConsent,
  RequestRight,
  ReturnDecision,
  SettleDispute,
  SettleDoubt,
  UnlinkAgency,
  WithdrawConsent,
} from '#casefile';
import type { AgreementInForce } from '#casefile';
import type { Envelope, SignedEnvelope } from '#catalogue';

/** A command of one of the slices of a case. */
export type CaseCommand =
  | AcceptLink
  | AmendConsent
  | AnswerConflict
  | AnswerRecall
  | CloseFile
  | ConfirmDecision
  | ConfirmLift
  | DecideDisclosure
  | DisputeEntry
  | ExtendRequest
  | GiveConsent
  | InvalidateConsent
  | MakeLinkCode
  | MakePersonCode
  | ObjectToConsent
  | OpenCase
  | ProposeDecision
  | ProposeLift
  | ProposeLink
  | ReconfirmConsent
  | RedeemLinkCode
  | RefuseConsent
  | RequestConsent
  | RequestRight
  | ReturnDecision
  | SettleDispute
  | SettleDoubt
  | UnlinkAgency
  | WithdrawConsent;

/** The one table from the type of a command envelope to the command of the slice that decides on it. */
export const commandTable: Readonly<
  Record<string, (signed: SignedEnvelope, inForce: AgreementInForce) => CaseCommand>
> = {
  'de.wegmarke.case.open.v1': (signed) => new OpenCase(signed),
  'de.wegmarke.case.make-link-code.v1': (signed, inForce) => new MakeLinkCode(signed, inForce),
  'de.wegmarke.case.redeem-link-code.v1': (signed, inForce) => new RedeemLinkCode(signed, inForce),
  'de.wegmarke.case.make-person-code.v1': (signed, inForce) => new MakePersonCode(signed, inForce),
  'de.wegmarke.case.propose-link.v1': (signed, inForce) => new ProposeLink(signed, inForce),
  'de.wegmarke.case.accept-link.v1': (signed) => new AcceptLink(signed),
  'de.wegmarke.case.unlink.v1': (signed) => new UnlinkAgency(signed),
  'de.wegmarke.case.close-file.v1': (signed) => new CloseFile(signed),
  'de.wegmarke.consent.request.v1': (signed, inForce) => new RequestConsent(signed, inForce),
  'de.wegmarke.consent.give.v1': (signed, inForce) => new GiveConsent(signed, inForce),
  'de.wegmarke.consent.refuse.v1': (signed, inForce) => new RefuseConsent(signed, inForce),
  'de.wegmarke.consent.amend.v1': (signed, inForce) => new AmendConsent(signed, inForce),
  'de.wegmarke.consent.reconfirm.v1': (signed, inForce) => new ReconfirmConsent(signed, inForce),
  'de.wegmarke.consent.withdraw.v1': (signed) => new WithdrawConsent(signed),
  'de.wegmarke.consent.invalidate.v1': (signed) => new InvalidateConsent(signed),
  'de.wegmarke.consent.object.v1': (signed) => new ObjectToConsent(signed),
  'de.wegmarke.disclosure.decide.v1': (signed, inForce) => new DecideDisclosure(signed, inForce),
  'de.wegmarke.rights.dispute-entry.v1': (signed) => new DisputeEntry(signed),
  'de.wegmarke.rights.settle-dispute.v1': (signed) => new SettleDispute(signed),
  'de.wegmarke.rights.request.v1': (signed, inForce) => new RequestRight(signed, inForce),
  'de.wegmarke.rights.propose.v1': (signed, inForce) => new ProposeDecision(signed, inForce),
  'de.wegmarke.rights.confirm.v1': (signed, inForce) => new ConfirmDecision(signed, inForce),
  'de.wegmarke.rights.return.v1': (signed, inForce) => new ReturnDecision(signed, inForce),
  'de.wegmarke.rights.extend.v1': (signed, inForce) => new ExtendRequest(signed, inForce),
  'de.wegmarke.rights.propose-lift.v1': (signed, inForce) => new ProposeLift(signed, inForce),
  'de.wegmarke.rights.confirm-lift.v1': (signed, inForce) => new ConfirmLift(signed, inForce),
  'de.wegmarke.recall.answer.v1': (signed) => new AnswerRecall(signed),
  'de.wegmarke.keys.settle-doubt.v1': (signed) => new SettleDoubt(signed),
  'de.wegmarke.conflict.acknowledge.v1': (signed, inForce) => new AnswerConflict(signed, inForce),
  'de.wegmarke.conflict.resolve.v1': (signed, inForce) => new AnswerConflict(signed, inForce),
};

/** The types of commands that may stop something from leaving: their receipts say that it is done, so they wait for what was on its way. */
const narrowing: ReadonlySet<string> = new Set([
  'de.wegmarke.case.unlink.v1',
  'de.wegmarke.consent.amend.v1',
  'de.wegmarke.consent.reconfirm.v1',
  'de.wegmarke.consent.withdraw.v1',
  'de.wegmarke.consent.invalidate.v1',
  'de.wegmarke.consent.object.v1',
  'de.wegmarke.disclosure.decide.v1',
  'de.wegmarke.rights.confirm.v1',
  'de.wegmarke.rights.dispute-entry.v1',
  'de.wegmarke.keys.settle-doubt.v1',
]);

/** Whether this command may stop something from leaving: by its type, or because the new consent takes an older one's place. */
export function narrows({ type, data }: Envelope): boolean {
  return narrowing.has(type) || (type === 'de.wegmarke.consent.give.v1' && data['supersedes'] !== undefined);
}
