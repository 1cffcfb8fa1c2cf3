import { defineEntry } from '../define.ts';
import { field } from '../field.ts';
import { day, groupCode, oneOf } from '../forms.ts';
import { courseRecord } from '../retention.ts';

const reasons = {
  illness: { de: 'Krankheit', en: 'illness' },
  pregnancy: { de: 'Schwangerschaft', en: 'pregnancy' },
  childcare: { de: 'Kinderbetreuung', en: 'childcare' },
  work: { de: 'Arbeitsaufnahme', en: 'work' },
  move: { de: 'Umzug', en: 'move' },
  other: { de: 'anderer Grund', en: 'another reason' },
} as const;

/** The person interrupted the course. */
export class Interrupted {
  @field(groupCode, { de: 'Kursnummer', en: 'Course number' })
  readonly courseCode!: string;

  // Special as a whole: if only `illness` were hidden, a hidden reason would say `illness`.
  @field(oneOf(reasons), { de: 'Grund', en: 'Reason', special: true, category: 'health', optional: true })
  readonly reason?: keyof typeof reasons;

  @field(day, { de: 'Rückkehr erwartet', en: 'Return expected', depth: 'date', optional: true })
  readonly expectedReturn?: string;
}

export const interrupted = defineEntry({
  type: 'de.wegmarke.language.interrupted.v1',
  titles: { de: 'Kurs unterbrochen', en: 'Course interrupted' },
  retention: courseRecord,
  payload: Interrupted,
  example: { courseCode: 'IK-2025-014', reason: 'illness', expectedReturn: '2026-02-02' },
});
