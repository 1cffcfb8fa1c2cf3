import { defineEntry } from '../define.ts';
import { field } from '../field.ts';
import { count, day, groupCode } from '../forms.ts';
import { courseRecord } from '../retention.ts';

/** The person does not attend the course properly (§ 8(3) IntV); reasons are not part of it. */
export class IrregularAttendance {
  @field(groupCode, { de: 'Kursnummer', en: 'Course number' })
  readonly courseCode!: string;

  @field(count(1, 1300), { de: 'unentschuldigt versäumte Stunden', en: 'Lessons missed without excuse' })
  readonly missedLessons!: number;

  @field(day, { de: 'seit', en: 'Since', depth: 'date', optional: true })
  readonly since?: string;
}

export const irregularAttendance = defineEntry({
  type: 'de.wegmarke.language.irregular-attendance.v1',
  titles: { de: 'nicht ordnungsgemäße Teilnahme', en: 'Irregular attendance' },
  retention: courseRecord,
  payload: IrregularAttendance,
  example: { courseCode: 'IK-2025-014', missedLessons: 24, since: '2025-11-10' },
});
