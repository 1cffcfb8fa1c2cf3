import { defineEntry } from '../define.ts';
import { field } from '../field.ts';
import { listOf, reference } from '../forms.ts';
import { proofRecord } from '../retention.ts';

/** Withdraws a consent, whole or by provision (Art. 7(3) GDPR). */
export class WithdrawConsent {
  @field(reference, { de: 'Einwilligung', en: 'Consent' })
  readonly consentId!: string;

  @field(listOf(reference, 20), { de: 'nur diese Bestimmungen', en: 'Only these provisions', optional: true })
  readonly provisionIds?: readonly string[];
}

export const withdrawConsent = defineEntry({
  type: 'de.wegmarke.consent.withdraw.v1',
  titles: { de: 'Einwilligung widerrufen', en: 'Withdraw a consent' },
  retention: proofRecord,
  payload: WithdrawConsent,
  example: {
    consentId: 'Y29uc2VudC1vZi1hLXBlcnNvbi0x',
    provisionIds: ['cHJvdmlzaW9uLTEtb2YtY29uc2VudA'],
  },
});
