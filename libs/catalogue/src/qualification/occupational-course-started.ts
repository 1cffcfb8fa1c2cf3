import { defineEntry } from '../define.ts';
import { field } from '../field.ts';
import { day, groupCode, oneOf } from '../forms.ts';
import { levels } from '../language/codes.ts';
import { socialRecord } from '../retention.ts';

/** An occupational language course (Berufssprachkurs, DeuFöV) began. */
export class OccupationalCourseStarted {
  @field(oneOf(levels), { de: 'Ziel', en: 'Target level' })
  readonly targetLevel!: keyof typeof levels;

  @field(groupCode, { de: 'Kursnummer', en: 'Course number', optional: true })
  readonly courseCode?: string;

  @field(day, { de: 'geplantes Ende', en: 'Planned end', depth: 'date', optional: true })
  readonly plannedEnd?: string;
}

export const occupationalCourseStarted = defineEntry({
  type: 'de.wegmarke.qualification.occupational-course-started.v1',
  titles: { de: 'Berufssprachkurs (DeuFöV) begonnen', en: 'Occupational language course (DeuFöV) started' },
  retention: socialRecord,
  payload: OccupationalCourseStarted,
  example: { targetLevel: 'b2', courseCode: 'BSK-2026-03', plannedEnd: '2026-11-20' },
});
