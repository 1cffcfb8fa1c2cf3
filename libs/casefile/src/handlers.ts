import { AcceptLinkHandler } from './accept-link/accept-link.handler.ts';
import { AmendConsentHandler } from './amend-consent/amend-consent.handler.ts';
import { GiveConsentHandler } from './give-consent/give-consent.handler.ts';
import { MakeLinkCodeHandler } from './make-link-code/make-link-code.handler.ts';
import { OpenCaseHandler } from './open-case/open-case.handler.ts';
import { ProposeLinkHandler } from './propose-link/propose-link.handler.ts';
import { RecordEventsHandler } from './record-events/record-events.handler.ts';
import { RedeemLinkCodeHandler } from './redeem-link-code/redeem-link-code.handler.ts';
import { RefuseConsentHandler } from './refuse-consent/refuse-consent.handler.ts';
import { WithdrawConsentHandler } from './withdraw-consent/withdraw-consent.handler.ts';

/** The handlers of all commands of a case, as providers beside CqrsModule and a provider of CaseFiles. */
export const casefileHandlers = [
  OpenCaseHandler,
  MakeLinkCodeHandler,
  RedeemLinkCodeHandler,
  ProposeLinkHandler,
  AcceptLinkHandler,
  GiveConsentHandler,
  RefuseConsentHandler,
  AmendConsentHandler,
  WithdrawConsentHandler,
  RecordEventsHandler,
];
