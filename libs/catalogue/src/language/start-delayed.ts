import { defineEntry } from '../define.ts';
import { field } from '../field.ts';
import { day, oneOf } from '../forms.ts';
import { courseRecord } from '../retention.ts';

const causes = {
  'no-place': { de: 'kein freier Platz', en: 'no free place' },
  'too-few-participants': { de: 'zu wenige Teilnehmende', en: 'too few participants' },
  'no-teacher': { de: 'keine Lehrkraft', en: 'no teacher' },
  'no-room': { de: 'kein Raum', en: 'no room' },
  'no-childcare': { de: 'keine Kinderbetreuung', en: 'no childcare' },
  'wish-of-person': { de: 'Wunsch der Person', en: "the person's wish" },
} as const;

/** The course will not start within six weeks of registration (§ 7(4) IntV). */
export class StartDelayed {
  @field(oneOf(causes), { de: 'Ursache', en: 'Cause' })
  readonly cause!: keyof typeof causes;

  @field(day, { de: 'neuer Beginn', en: 'New start', depth: 'date', optional: true })
  readonly newStart?: string;
}

export const startDelayed = defineEntry({
  type: 'de.wegmarke.language.start-delayed.v1',
  titles: { de: 'Kursbeginn verzögert', en: 'Start delayed' },
  retention: courseRecord,
  payload: StartDelayed,
  example: { cause: 'no-place', newStart: '2025-11-03' },
});
