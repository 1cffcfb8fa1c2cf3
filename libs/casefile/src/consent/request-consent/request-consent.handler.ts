import type { ICommandHandler } from '@nestjs/cqrs';
import { CommandHandler } from '@nestjs/cqrs';
import { CaseFiles } from '../../case-files.ts';
import type { ConsentRequested } from '../consent.events.ts';
import { RequestConsent } from './request-consent.command.ts';
import { requestConsent } from './request-consent.decide.ts';

/** Puts the command to its rule. */
@CommandHandler(RequestConsent)
export class RequestConsentHandler implements ICommandHandler<RequestConsent> {
  constructor(private readonly cases: CaseFiles) {}

  execute({ signed, inForce: { agreement } }: RequestConsent) {
    const asked = signed.envelope.data as Omit<ConsentRequested, 'by'>;
    const { agency: by } = signed.envelope;
    return this.cases.record(signed, (state) => requestConsent({ ...asked, by, agreement }, state));
  }
}
