import { defineEntry } from '../define.ts';
import { field } from '../field.ts';
import { day, groupCode, oneOf, yes } from '../forms.ts';
import { courseRecord } from '../retention.ts';
import { courseKinds } from './codes.ts';

/** The person registered with a course provider (§ 7 IntV). */
export class Registered {
  @field(oneOf(courseKinds), { de: 'Kursart', en: 'Kind of course' })
  readonly courseKind!: keyof typeof courseKinds;

  @field(groupCode, { de: 'Kursnummer', en: 'Course number', optional: true })
  readonly courseCode?: string;

  @field(day, { de: 'geplanter Beginn', en: 'Planned start', depth: 'date', optional: true })
  readonly plannedStart?: string;

  @field(yes, { de: 'Kinderbetreuung gebucht', en: 'Childcare booked', optional: true })
  readonly childcareBooked?: true;
}

export const registered = defineEntry({
  type: 'de.wegmarke.language.registered.v1',
  titles: { de: 'beim Kursträger angemeldet', en: 'Registered with the provider' },
  retention: courseRecord,
  payload: Registered,
  example: { courseKind: 'general', courseCode: 'IK-2025-014', plannedStart: '2025-09-15' },
});
