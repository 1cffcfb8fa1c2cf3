import { defineEntry } from '../define.ts';
import { field } from '../field.ts';
import { day, oneOf } from '../forms.ts';
import { socialRecord } from '../retention.ts';
import { measures } from './codes.ts';

/** The person began a measure (Maßnahme). */
export class MeasureStarted {
  @field(oneOf(measures), { de: 'Maßnahme', en: 'Measure' })
  readonly measure!: keyof typeof measures;

  @field(day, { de: 'geplantes Ende', en: 'Planned end', depth: 'date', optional: true })
  readonly plannedEnd?: string;
}

export const measureStarted = defineEntry({
  type: 'de.wegmarke.qualification.measure-started.v1',
  titles: { de: 'Maßnahme begonnen', en: 'Measure started' },
  retention: socialRecord,
  payload: MeasureStarted,
  example: { measure: 'further-training', plannedEnd: '2027-01-29' },
});
