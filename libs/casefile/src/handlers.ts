import { AcceptLinkHandler } from './linking/accept-link/accept-link.handler.ts';
import { AnswerConflictHandler } from './conflict/answer-conflict/answer-conflict.handler.ts';
import { AmendConsentHandler } from './consent/amend-consent/amend-consent.handler.ts';
import { CloseFileHandler } from './retention/close-file/close-file.handler.ts';
import { ConfirmDecisionHandler } from './rights/confirm-decision/confirm-decision.handler.ts';
import { ConfirmLiftHandler } from './rights/confirm-lift/confirm-lift.handler.ts';
import { DecideDisclosureHandler } from './decide-disclosure/decide-disclosure.handler.ts';
import { DisputeEntryHandler } from './rights/dispute-entry/dispute-entry.handler.ts';
import { ExtendRequestHandler } from './rights/extend-request/extend-request.handler.ts';
import { GiveConsentHandler } from './consent/give-consent/give-consent.handler.ts';
import { InvalidateConsentHandler } from './consent/invalidate-consent/invalidate-consent.handler.ts';
import { MakeLinkCodeHandler } from './linking/make-link-code/make-link-code.handler.ts';
import { MakePersonCodeHandler } from './person/make-person-code/make-person-code.handler.ts';
import { ObjectToConsentHandler } from './consent/object-to-consent/object-to-consent.handler.ts';
import { OpenCaseHandler } from './linking/open-case/open-case.handler.ts';
import { ProposeDecisionHandler } from './rights/propose-decision/propose-decision.handler.ts';
import { ProposeLiftHandler } from './rights/propose-lift/propose-lift.handler.ts';
import { ProposeLinkHandler } from './linking/propose-link/propose-link.handler.ts';
import { ReconfirmConsentHandler } from './consent/reconfirm-consent/reconfirm-consent.handler.ts';
import { AnswerRecallHandler } from './recall/answer-recall.handler.ts';
import { RecordEventsHandler } from './record-events/record-events.handler.ts';
import { RedeemLinkCodeHandler } from './linking/redeem-link-code/redeem-link-code.handler.ts';
import { RefuseConsentHandler } from './consent/refuse-consent/refuse-consent.handler.ts';
import { RequestConsentHandler } from './consent/request-consent/request-consent.handler.ts';
import { RequestRightHandler } from './rights/request-right/request-right.handler.ts';
import { ReturnDecisionHandler } from './rights/return-decision/return-decision.handler.ts';
import { SettleDisputeHandler } from './rights/settle-dispute/settle-dispute.handler.ts';
import { SettleDoubtHandler } from './doubt/settle-doubt/settle-doubt.handler.ts';
import { UnlinkAgencyHandler } from './linking/unlink/unlink-agency.handler.ts';
import { WithdrawConsentHandler } from './consent/withdraw-consent/withdraw-consent.handler.ts';

/** The handlers of all commands of a case, as providers beside CqrsModule and a provider of CaseFiles. */
export const casefileHandlers = [
  OpenCaseHandler,
  MakeLinkCodeHandler,
  RedeemLinkCodeHandler,
  MakePersonCodeHandler,
  ProposeLinkHandler,
  AcceptLinkHandler,
  UnlinkAgencyHandler,
  CloseFileHandler,
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
  ProposeLiftHandler,
  ConfirmLiftHandler,
  RecordEventsHandler,
  AnswerRecallHandler,
  SettleDoubtHandler,
  AnswerConflictHandler,
];
