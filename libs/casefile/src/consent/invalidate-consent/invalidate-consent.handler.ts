import type { ICommandHandler } from '@nestjs/cqrs';
import { CommandHandler } from '@nestjs/cqrs';
import { CaseFiles } from '../../case-files.ts';
import type { InvalidateConsentOrder } from './invalidate-consent.decide.ts';
import { InvalidateConsent } from './invalidate-consent.command.ts';
import { invalidateConsent } from './invalidate-consent.decide.ts';

/** Puts the command to its rule. */
@CommandHandler(InvalidateConsent)
export class InvalidateConsentHandler implements ICommandHandler<InvalidateConsent> {
  constructor(private readonly cases: CaseFiles) {}

  execute({ signed }: InvalidateConsent) {
    const asked = signed.envelope.data as Pick<InvalidateConsentOrder, 'consentId' | 'ground'>;
    const { agency: by } = signed.envelope;
    return this.cases.narrow(signed, (state, at) => invalidateConsent({ ...asked, by, at }, state));
  }
}
