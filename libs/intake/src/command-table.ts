import {
  AcceptLink,
  AmendConsent,
  GiveConsent,
  MakeLinkCode,
  OpenCase,
  ProposeLink,
  RedeemLinkCode,
  RefuseConsent,
  WithdrawConsent,
} from '#casefile';
import type { AgreementInForce } from '#casefile';
import type { SignedEnvelope } from '#catalogue';

/** A command of one of the slices of a case. */
export type CaseCommand =
  | AcceptLink
  | AmendConsent
  | GiveConsent
  | MakeLinkCode
  | OpenCase
  | ProposeLink
  | RedeemLinkCode
  | RefuseConsent
  | WithdrawConsent;

/** The one table from the type of a command envelope to the command of the slice that decides on it. */
export const commandTable: Readonly<
  Record<string, (signed: SignedEnvelope, inForce: AgreementInForce) => CaseCommand>
> = {
  'de.wegmarke.case.open.v1': (signed) => new OpenCase(signed),
  'de.wegmarke.case.make-link-code.v1': (signed, inForce) => new MakeLinkCode(signed, inForce),
  'de.wegmarke.case.redeem-link-code.v1': (signed, inForce) => new RedeemLinkCode(signed, inForce),
  'de.wegmarke.case.propose-link.v1': (signed, inForce) => new ProposeLink(signed, inForce),
  'de.wegmarke.case.accept-link.v1': (signed) => new AcceptLink(signed),
  'de.wegmarke.consent.give.v1': (signed, inForce) => new GiveConsent(signed, inForce),
  'de.wegmarke.consent.refuse.v1': (signed) => new RefuseConsent(signed),
  'de.wegmarke.consent.amend.v1': (signed, inForce) => new AmendConsent(signed, inForce),
  'de.wegmarke.consent.withdraw.v1': (signed) => new WithdrawConsent(signed),
};
