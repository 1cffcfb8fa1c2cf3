import { defineEntry } from '../define.ts';
import { field, partField } from '../field.ts';
import { oneOf, partOf, reference } from '../forms.ts';
import { proofRecord } from '../retention.ts';
import { exampleNotice, givers, Notice } from './notice.ts';
import { exampleProvision, Provision, provisionList } from './provision.ts';

/** Records that a consent was refused, so that the person is not asked again and again. */
export class RefuseConsent {
  @field(reference, { de: 'Einwilligung', en: 'Consent' })
  readonly consentId!: string;

  @partField(Notice, partOf('the notice that was given'), { de: 'Merkblatt', en: 'Notice' })
  readonly notice!: Notice;

  @field(oneOf(givers), { de: 'verweigert durch', en: 'Refused by' })
  readonly givenBy!: keyof typeof givers;

  @partField(Provision, provisionList, { de: 'Bestimmungen', en: 'Provisions' })
  readonly provisions!: readonly Provision[];
}

export const refuseConsent = defineEntry({
  type: 'de.wegmarke.consent.refuse.v1',
  titles: { de: 'Verweigerung erfassen', en: 'Record a refusal' },
  retention: proofRecord,
  payload: RefuseConsent,
  example: {
    consentId: 'Y29uc2VudC1vZi1hLXBlcnNvbi0x',
    notice: exampleNotice,
    givenBy: 'person',
    provisions: [exampleProvision],
  },
});
