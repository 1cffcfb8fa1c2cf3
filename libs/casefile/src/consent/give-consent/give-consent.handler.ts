import type { ICommandHandler } from '@nestjs/cqrs';
import { CommandHandler } from '@nestjs/cqrs';
import { CaseFiles } from '../../case-files.ts';
import type { ConsentGiven } from '../consent.events.ts';
import { GiveConsent } from './give-consent.command.ts';
import { giveConsent } from './give-consent.decide.ts';

/** Puts the command to its rule. */
@CommandHandler(GiveConsent)
export class GiveConsentHandler implements ICommandHandler<GiveConsent> {
  constructor(private readonly cases: CaseFiles) {}

  execute({ signed, inForce: { agreement } }: GiveConsent) {
    const asked = signed.envelope.data as Omit<ConsentGiven, 'by'>;
    const { agency: by } = signed.envelope;
    return this.cases.record(signed, (state) => giveConsent({ ...asked, by, agreement }, state));
  }
}
