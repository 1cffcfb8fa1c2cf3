import type { ICommandHandler } from '@nestjs/cqrs';
import { CommandHandler } from '@nestjs/cqrs';
import { CaseFiles } from '../../case-files.ts';
import type { WithdrawConsentOrder } from './withdraw-consent.decide.ts';
import { WithdrawConsent } from './withdraw-consent.command.ts';
import { withdrawConsent } from './withdraw-consent.decide.ts';

/** Puts the command to its rule. */
@CommandHandler(WithdrawConsent)
export class WithdrawConsentHandler implements ICommandHandler<WithdrawConsent> {
  constructor(private readonly cases: CaseFiles) {}

  execute({ signed }: WithdrawConsent) {
    const asked = signed.envelope.data as Pick<WithdrawConsentOrder, 'consentId' | 'provisionIds'>;
    const { agency: by } = signed.envelope;
    return this.cases.narrow(signed, (state, at) => withdrawConsent({ ...asked, by, at }, state));
  }
}
