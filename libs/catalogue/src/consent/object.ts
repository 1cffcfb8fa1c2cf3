import { defineEntry } from '../define.ts';
import { field } from '../field.ts';
import { oneOf, reference, slug } from '../forms.ts';
import { proofRecord } from '../retention.ts';
import { invalidityGrounds } from './invalidity.ts';

/** A source objects to a consent that another body recorded for it: from then on it counts no more for this source. */
export class ObjectToConsent {
  @field(reference, { de: 'Einwilligung', en: 'Consent' })
  readonly consentId!: string;

  @field(slug, { de: 'erfasst von', en: 'Recorded by' })
  readonly recordedBy!: string;

  @field(oneOf(invalidityGrounds), { de: 'Grund', en: 'Ground' })
  readonly ground!: keyof typeof invalidityGrounds;
}

export const objectToConsent = defineEntry({
  type: 'de.wegmarke.consent.object.v1',
  titles: {
    de: 'Fremd erfasster Einwilligung widersprechen',
    en: 'Object to a consent recorded by another body',
  },
  retention: proofRecord,
  payload: ObjectToConsent,
  example: { consentId: 'Y29uc2VudC1vZi1hLXBlcnNvbi0x', recordedBy: 'caritas', ground: 'not-ours' },
});
