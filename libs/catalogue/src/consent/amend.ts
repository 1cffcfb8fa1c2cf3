import { defineEntry } from '../define.ts';
import { field, partField } from '../field.ts';
import { reference } from '../forms.ts';
import { proofRecord } from '../retention.ts';
import { exampleProvision, Provision, provisionList } from './provision.ts';

/** Replaces the provisions of a consent. */
export class AmendConsent {
  @field(reference, { de: 'Einwilligung', en: 'Consent' })
  readonly consentId!: string;

  @partField(Provision, provisionList, { de: 'Bestimmungen', en: 'Provisions' })
  readonly provisions!: readonly Provision[];
}

export const amendConsent = defineEntry({
  type: 'de.wegmarke.consent.amend.v1',
  titles: { de: 'Einwilligung ändern', en: 'Amend a consent' },
  retention: proofRecord,
  payload: AmendConsent,
  example: { consentId: 'Y29uc2VudC1vZi1hLXBlcnNvbi0x', provisions: [exampleProvision] },
});
