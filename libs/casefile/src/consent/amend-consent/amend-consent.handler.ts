import type { ICommandHandler } from '@nestjs/cqrs';
import { CommandHandler } from '@nestjs/cqrs';
import { CaseFiles } from '../../case-files.ts';
import type { ConsentAmended } from '../consent.events.ts';
import { AmendConsent } from './amend-consent.command.ts';
import { amendConsent } from './amend-consent.decide.ts';

/** Puts the command to its rule. */
@CommandHandler(AmendConsent)
export class AmendConsentHandler implements ICommandHandler<AmendConsent> {
  constructor(private readonly cases: CaseFiles) {}

  execute({ signed, inForce: { agreement } }: AmendConsent) {
    const asked = signed.envelope.data as Omit<ConsentAmended, 'by'>;
    const { agency: by } = signed.envelope;
    return this.cases.record(signed, (state) => amendConsent({ ...asked, by, agreement }, state));
  }
}
