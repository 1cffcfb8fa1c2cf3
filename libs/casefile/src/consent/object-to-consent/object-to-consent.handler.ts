import type { ICommandHandler } from '@nestjs/cqrs';
import { CommandHandler } from '@nestjs/cqrs';
import { CaseFiles } from '../../case-files.ts';
import type { ConsentObjected } from '../consent.events.ts';
import { ObjectToConsent } from './object-to-consent.command.ts';
import { objectToConsent } from './object-to-consent.decide.ts';

/** Puts the command to its rule. */
@CommandHandler(ObjectToConsent)
export class ObjectToConsentHandler implements ICommandHandler<ObjectToConsent> {
  constructor(private readonly cases: CaseFiles) {}

  execute({ signed }: ObjectToConsent) {
    const asked = signed.envelope.data as Pick<ConsentObjected, 'consentId' | 'recordedBy' | 'ground'>;
    const { agency: by } = signed.envelope;
    return this.cases.narrow(signed, (state, at) => objectToConsent({ ...asked, by, at }, state));
  }
}
