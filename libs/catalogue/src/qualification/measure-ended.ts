import { defineEntry } from '../define.ts';
import { field } from '../field.ts';
import { oneOf } from '../forms.ts';
import { socialRecord } from '../retention.ts';
import { measures } from './codes.ts';

const outcomes = {
  completed: { de: 'abgeschlossen', en: 'completed' },
  'left-for-work': { de: 'wegen Arbeit beendet', en: 'left for work' },
  'left-for-course': { de: 'wegen Kurs beendet', en: 'left for a course' },
  'broken-off': { de: 'abgebrochen', en: 'broken off' },
} as const;

/** The person ended a measure (Maßnahme); why somebody broke it off is not told. */
export class MeasureEnded {
  @field(oneOf(measures), { de: 'Maßnahme', en: 'Measure' })
  readonly measure!: keyof typeof measures;

  @field(oneOf(outcomes), { de: 'wie beendet', en: 'How it ended' })
  readonly outcome!: keyof typeof outcomes;
}

export const measureEnded = defineEntry({
  type: 'de.wegmarke.qualification.measure-ended.v1',
  titles: { de: 'Maßnahme beendet', en: 'Measure ended' },
  retention: socialRecord,
  payload: MeasureEnded,
  example: { measure: 'further-training', outcome: 'completed' },
});
