import type { ICommandHandler } from '@nestjs/cqrs';
import { CommandHandler } from '@nestjs/cqrs';
import { CaseFiles } from '../../case-files.ts';
import type { ConsentRefused } from '../consent.events.ts';
import { RefuseConsent } from './refuse-consent.command.ts';
import { refuseConsent } from './refuse-consent.decide.ts';

/** Puts the command to its rule. */
@CommandHandler(RefuseConsent)
export class RefuseConsentHandler implements ICommandHandler<RefuseConsent> {
  constructor(private readonly cases: CaseFiles) {}

  execute({ signed, inForce: { agreement } }: RefuseConsent) {
    const asked = signed.envelope.data as Omit<ConsentRefused, 'by'>;
    const { agency: by } = signed.envelope;
    return this.cases.record(signed, (state) => refuseConsent({ ...asked, by, agreement }, state));
  }
}
