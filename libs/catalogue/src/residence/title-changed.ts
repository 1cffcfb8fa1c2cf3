import { defineEntry } from '../define.ts';
import { field } from '../field.ts';
import { day, oneOf } from '../forms.ts';
import { residenceRecord } from '../retention.ts';
import { residenceTitles } from './codes.ts';

const ended = { none: { de: 'keines mehr', en: 'none any more' } } as const;
const outcomes = { ...residenceTitles, ...ended };

/** The person changed from one residence title to another, or lost it. */
export class TitleChanged {
  @field(oneOf(residenceTitles), { de: 'bisher', en: 'From' })
  readonly from!: keyof typeof residenceTitles;

  @field(oneOf(outcomes), { de: 'künftig', en: 'To' })
  readonly to!: keyof typeof outcomes;

  @field(day, { de: 'wirksam ab', en: 'Effective from', depth: 'date' })
  readonly effectiveFrom!: string;

  @field(day, { de: 'gültig bis', en: 'Valid until', depth: 'date', optional: true })
  readonly validUntil?: string;
}

export const titleChanged = defineEntry({
  type: 'de.wegmarke.residence.title-changed.v1',
  titles: { de: 'Aufenthaltsrecht geändert', en: 'Residence title changed' },
  retention: residenceRecord,
  payload: TitleChanged,
  example: {
    from: 'asylum-procedure',
    to: 'humanitarian',
    effectiveFrom: '2025-10-15',
    validUntil: '2028-10-14',
  },
});
