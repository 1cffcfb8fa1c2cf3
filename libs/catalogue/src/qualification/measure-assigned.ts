import { defineEntry } from '../define.ts';
import { field } from '../field.ts';
import { day, oneOf } from '../forms.ts';
import { socialRecord } from '../retention.ts';
import { measures } from './codes.ts';

/** The person was assigned to a measure (Maßnahme). */
export class MeasureAssigned {
  @field(oneOf(measures), { de: 'Maßnahme', en: 'Measure' })
  readonly measure!: keyof typeof measures;

  @field(day, { de: 'Beginn', en: 'Starts on', depth: 'date', optional: true })
  readonly startsOn?: string;
}

export const measureAssigned = defineEntry({
  type: 'de.wegmarke.qualification.measure-assigned.v1',
  titles: { de: 'Maßnahme zugewiesen', en: 'Measure assigned' },
  retention: socialRecord,
  payload: MeasureAssigned,
  example: { measure: 'further-training', startsOn: '2026-08-03' },
});
