import { AcceptLinkHandler } from './accept-link/accept-link.handler.ts';
import { AmendConsentHandler } from './amend-consent/amend-consent.handler.ts';
import { ConfirmDecisionHandler } from './confirm-decision/confirm-decision.handler.ts';
import { DecideDisclosureHandler } from './decide-disclosure/decide-disclosure.handler.ts';
import { DisputeEntryHandler } from './dispute-entry/dispute-entry.handler.ts';
import { ExtendRequestHandler } from './extend-request/extend-request.handler.ts';
import { GiveConsentHandler } from './give-consent/give-consent.handler.ts';
import { InvalidateConsentHandler } from './invalidate-consent/invalidate-consent.handler.ts';
import { LiftRestrictionHandler } from './lift-restriction/lift-restriction.handler.ts';
import { MakeLinkCodeHandler } from './make-link-code/make-link-code.handler.ts';
import { ObjectToConsentHandler } from './object-to-consent/object-to-consent.handler.ts';
import { OpenCaseHandler } from './open-case/open-case.handler.ts';
import { ProposeDecisionHandler } from './propose-decision/propose-decision.handler.ts';
import { ProposeLinkHandler } from './propose-link/propose-link.handler.ts';
import { ReconfirmConsentHandler } from './reconfirm-consent/reconfirm-consent.handler.ts';
import { AnswerRecallHandler } from './recall/answer-recall.handler.ts';
import { RecordEventsHandler } from './record-events/record-events.handler.ts';
import { RedeemLinkCodeHandler } from './redeem-link-code/redeem-link-code.handler.ts';
import { RefuseConsentHandler } from './refuse-consent/refuse-consent.handler.ts';
import { RequestConsentHandler } from './request-consent/request-consent.handler.ts';
import { RequestRightHandler } from './request-right/request-right.handler.ts';
import { ReturnDecisionHandler } from './return-decision/return-decision.handler.ts';
import { SettleDisputeHandler } from './settle-dispute/settle-dispute.handler.ts';
import { WithdrawConsentHandler } from './withdraw-consent/withdraw-consent.handler.ts';

/** The handlers of all commands of a case, as providers beside CqrsModule and a provider of CaseFiles. */
export const casefileHandlers = [
  OpenCaseHandler,
  MakeLinkCodeHandler,
  RedeemLinkCodeHandler,
  ProposeLinkHandler,
  AcceptLinkHandler,
  RequestConsentHandler,
  GiveConsentHandler,
  RefuseConsentHandler,
  AmendConsentHandler,
  ReconfirmConsentHandler,
  WithdrawConsentHandler,
  InvalidateConsentHandler,
  ObjectToConsentHandler,
  DecideDisclosureHandler,
  DisputeEntryHandler,
  SettleDisputeHandler,
  RequestRightHandler,
  ProposeDecisionHandler,
  ConfirmDecisionHandler,
  ReturnDecisionHandler,
  ExtendRequestHandler,
  LiftRestrictionHandler,
  RecordEventsHandler,
  AnswerRecallHandler,
];
