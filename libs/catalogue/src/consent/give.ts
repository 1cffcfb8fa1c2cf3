import { defineEntry } from '../define.ts';
import { field, partField } from '../field.ts';
import { instant, oneOf, partOf, reference, yes } from '../forms.ts';
import { proofRecord } from '../retention.ts';
import { exampleNotice, givers, identityChecks, Notice } from './notice.ts';
import { exampleProvision, Provision, provisionList } from './provision.ts';

/** Records that a consent was given. */
export class GiveConsent {
  @field(reference, { de: 'Einwilligung', en: 'Consent' })
  readonly consentId!: string;

  @partField(Notice, partOf('the notice that was given'), { de: 'Merkblatt', en: 'Notice' })
  readonly notice!: Notice;

  @field(oneOf(givers), { de: 'erteilt durch', en: 'Given by' })
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

  @field(reference, { de: 'tritt an die Stelle von', en: 'Takes the place of', optional: true })
  readonly supersedes?: string;

  @field(yes, {
    de: 'über Folgen der Verweigerung belehrt (§ 67b Abs. 2 SGB X)',
    en: 'Consequences of refusal told',
  })
  readonly consequencesTold!: true;

  @partField(Provision, provisionList, { de: 'Bestimmungen', en: 'Provisions' })
  readonly provisions!: readonly Provision[];
}

export const giveConsent = defineEntry({
  type: 'de.wegmarke.consent.give.v1',
  titles: { de: 'Einwilligung erfassen', en: 'Record a consent' },
  retention: proofRecord,
  payload: GiveConsent,
  example: {
    consentId: 'Y29uc2VudC1vZi1hLXBlcnNvbi0x',
    notice: exampleNotice,
    givenBy: 'person',
    consequencesTold: true,
    provisions: [exampleProvision],
  },
});
