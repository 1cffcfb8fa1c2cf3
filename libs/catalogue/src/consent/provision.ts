import { eventType } from '../event-type.ts';
import type { Codes, FieldForm } from '../field.ts';
import { field } from '../field.ts';
import { flag, instant, listOf, oneOf, partsOf, reference, slug } from '../forms.ts';
import { purposes } from '../purposes.ts';

/** What kind of leave a provision gives. */
export const forms = {
  consent: { de: 'Einwilligung', en: 'consent' },
  'secrecy-release': {
    de: 'Schweigepflichtentbindung (§ 203 StGB)',
    en: 'release from secrecy (§ 203 StGB)',
  },
} as const;

/** How deep a provision lets a recipient look. */
export const depths = {
  fact: { de: 'nur die Tatsache', en: 'the fact only' },
  date: { de: 'Tatsache und Datum', en: 'fact and date' },
  detail: { de: 'alle Einzelheiten', en: 'all details' },
} as const;

const purposeCodes: Codes = Object.fromEntries(purposes.map((purpose) => [purpose.id, purpose.titles]));

const typeOrAll: FieldForm = {
  words: `${eventType.words}, or *`,
  schema: { anyOf: [{ const: '*' }, eventType.schema] },
  holds: (value) => value === '*' || eventType.holds(value),
};

/** One provision of a consent: who may show what to whom, for what, how deep, until when (ISO/IEC TS 27560). */
export class Provision {
  @field(reference, { de: 'Nummer der Bestimmung', en: 'Id of the provision' })
  readonly provisionId!: string;

  @field(oneOf(forms), { de: 'Art', en: 'Kind' })
  readonly form!: keyof typeof forms;

  @field(slug, { de: 'Quelle', en: 'Source' })
  readonly source!: string;

  @field(listOf(slug, 20), { de: 'Empfänger', en: 'Recipients' })
  readonly recipients!: readonly string[];

  @field(listOf(oneOf(purposeCodes), 12), { de: 'Zwecke', en: 'Purposes' })
  readonly purposes!: readonly string[];

  @field(listOf(typeOrAll, 40), { de: 'Ereignisarten', en: 'Types of events' })
  readonly eventTypes!: readonly string[];

  @field(oneOf(depths), { de: 'Tiefe', en: 'Depth' })
  readonly depth!: keyof typeof depths;

  @field(flag, { de: 'besondere Kategorien (Art. 9 DSGVO)', en: 'Special categories (Art. 9 GDPR)' })
  readonly special!: boolean;

  @field(instant, { de: 'Ereignisse ab', en: 'Events from', depth: 'date', optional: true })
  readonly dataFrom?: string;

  @field(instant, { de: 'Ereignisse vor', en: 'Events before', depth: 'date', optional: true })
  readonly dataUntil?: string;

  @field(instant, { de: 'gültig ab', en: 'Valid from', depth: 'date' })
  readonly validFrom!: string;

  @field(instant, { de: 'gültig bis', en: 'Valid until', depth: 'date' })
  readonly validUntil!: string;
}

/** A provision as examples show it. */
export const exampleProvision: Provision = {
  provisionId: 'cHJvdmlzaW9uLTEtb2YtY29uc2VudA',
  form: 'consent',
  source: 'vhs',
  recipients: ['jobcenter'],
  purposes: ['course-progress'],
  eventTypes: ['de.wegmarke.language.module-completed.v1'],
  depth: 'detail',
  special: false,
  dataFrom: '2025-09-01T00:00:00.000Z',
  validFrom: '2025-09-20T08:00:00.000Z',
  validUntil: '2026-09-20T08:00:00.000Z',
};

/** The form of a list of provisions, as every consent command carries it. */
export const provisionList: FieldForm = partsOf('provisions', 1, 20);
