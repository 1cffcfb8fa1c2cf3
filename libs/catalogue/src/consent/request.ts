import { defineEntry } from '../define.ts';
import { field, partField } from '../field.ts';
import { partOf, reference } from '../forms.ts';
import { proofRecord } from '../retention.ts';
import { exampleNotice, Notice } from './notice.ts';
import { exampleProvision, Provision, provisionList } from './provision.ts';

/** Records that a consent was asked for and the answer is open. */
export class RequestConsent {
  @field(reference, { de: 'Einwilligung', en: 'Consent' })
  readonly consentId!: string;

  @partField(Notice, partOf('the notice that was given'), { de: 'Merkblatt', en: 'Notice' })
  readonly notice!: Notice;

  @partField(Provision, provisionList, { de: 'Bestimmungen', en: 'Provisions' })
  readonly provisions!: readonly Provision[];
}

export const requestConsent = defineEntry({
  type: 'de.wegmarke.consent.request.v1',
  titles: { de: 'Einwilligung erbitten', en: 'Ask for a consent' },
  retention: proofRecord,
  payload: RequestConsent,
  example: {
    consentId: 'Y29uc2VudC1vZi1hLXBlcnNvbi0x',
    notice: exampleNotice,
    provisions: [exampleProvision],
  },
});
