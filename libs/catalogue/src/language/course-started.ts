import { defineEntry } from '../define.ts';
import { field } from '../field.ts';
import { day, groupCode, oneOf } from '../forms.ts';
import { courseRecord } from '../retention.ts';
import { courseKinds } from './codes.ts';

const timeModels = {
  'full-time': { de: 'Vollzeit', en: 'full time' },
  'part-time': { de: 'Teilzeit', en: 'part time' },
  evening: { de: 'Abendkurs', en: 'evenings' },
  weekend: { de: 'Wochenendkurs', en: 'weekends' },
} as const;

/** The person's course began. */
export class CourseStarted {
  @field(oneOf(courseKinds), { de: 'Kursart', en: 'Kind of course' })
  readonly courseKind!: keyof typeof courseKinds;

  @field(groupCode, { de: 'Kursnummer', en: 'Course number' })
  readonly courseCode!: string;

  @field(oneOf(timeModels), { de: 'Kurszeiten', en: 'Course times' })
  readonly timeModel!: keyof typeof timeModels;

  @field(day, { de: 'geplantes Ende', en: 'Planned end', depth: 'date', optional: true })
  readonly plannedEnd?: string;
}

export const courseStarted = defineEntry({
  type: 'de.wegmarke.language.course-started.v1',
  titles: { de: 'Kurs begonnen', en: 'Course started' },
  retention: courseRecord,
  payload: CourseStarted,
  example: {
    courseKind: 'general',
    courseCode: 'IK-2025-014',
    timeModel: 'part-time',
    plannedEnd: '2026-06-19',
  },
});
