import type { ICommandHandler } from '@nestjs/cqrs';
import { CommandHandler } from '@nestjs/cqrs';
import { CaseFiles } from '../../case-files.ts';
import type { ConsentReconfirmed } from '../consent.events.ts';
import { ReconfirmConsent } from './reconfirm-consent.command.ts';
import { reconfirmConsent } from './reconfirm-consent.decide.ts';

/** Puts the command to its rule. */
@CommandHandler(ReconfirmConsent)
export class ReconfirmConsentHandler implements ICommandHandler<ReconfirmConsent> {
  constructor(private readonly cases: CaseFiles) {}

  execute({ signed, inForce: { agreement } }: ReconfirmConsent) {
    const asked = signed.envelope.data as Omit<ConsentReconfirmed, 'by'>;
    const { agency: by } = signed.envelope;
    return this.cases.record(signed, (state) => reconfirmConsent({ ...asked, by, agreement }, state));
  }
}
