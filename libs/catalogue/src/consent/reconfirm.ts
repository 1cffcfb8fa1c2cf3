import { defineEntry } from '../define.ts';
import { field, partField } from '../field.ts';
import { instant, oneOf, partOf, reference } from '../forms.ts';
import { proofRecord } from '../retention.ts';
import { exampleNotice, givers, identityChecks, Notice } from './notice.ts';

/** Records that a consent was confirmed again: by the person come of age, or after a new notice. */
export class ReconfirmConsent {
  @field(reference, { de: 'Einwilligung', en: 'Consent' })
  readonly consentId!: string;

  @partField(Notice, partOf('the notice that was given'), { de: 'Merkblatt', en: 'Notice' })
  readonly notice!: Notice;

  @field(oneOf(givers), { de: 'bestätigt durch', en: 'Confirmed by' })
  readonly givenBy!: keyof typeof givers;

  @field(instant, {
    de: 'Vertretung endet (Volljährigkeit, Ende der Betreuung)',
    en: 'Representation ends (majority, end of custody)',
    depth: 'date',
    optional: true,
  })
  readonly representedUntil?: string;

  @field(oneOf(identityChecks), { de: 'Identität geprüft', en: 'Identity checked', optional: true })
  readonly identityCheck?: keyof typeof identityChecks;
}

export const reconfirmConsent = defineEntry({
  type: 'de.wegmarke.consent.reconfirm.v1',
  titles: { de: 'Einwilligung bestätigen', en: 'Confirm a consent again' },
  retention: proofRecord,
  payload: ReconfirmConsent,
  example: { consentId: 'Y29uc2VudC1vZi1hLXBlcnNvbi0x', notice: exampleNotice, givenBy: 'person' },
});
