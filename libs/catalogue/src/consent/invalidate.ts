import { defineEntry } from '../define.ts';
import { field } from '../field.ts';
import { oneOf, reference } from '../forms.ts';
import { proofRecord } from '../retention.ts';
import { invalidityGrounds } from './invalidity.ts';

/** Its recorder finds that a consent does not count. */
export class InvalidateConsent {
  @field(reference, { de: 'Einwilligung', en: 'Consent' })
  readonly consentId!: string;

  @field(oneOf(invalidityGrounds), { de: 'Grund', en: 'Ground' })
  readonly ground!: keyof typeof invalidityGrounds;
}

export const invalidateConsent = defineEntry({
  type: 'de.wegmarke.consent.invalidate.v1',
  titles: { de: 'Einwilligung für unwirksam erklären', en: 'Declare a consent invalid' },
  retention: proofRecord,
  payload: InvalidateConsent,
  example: { consentId: 'Y29uc2VudC1vZi1hLXBlcnNvbi0x', ground: 'record-faulty' },
});
