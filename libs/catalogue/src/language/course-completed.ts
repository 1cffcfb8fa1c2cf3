import { defineEntry } from '../define.ts';
import { field } from '../field.ts';
import { groupCode, oneOf } from '../forms.ts';
import { entitlementRecord } from '../retention.ts';
import { languageResults, orientationResults } from './codes.ts';

/** The course ended, with the results of its tests (§ 17 IntV). */
export class CourseCompleted {
  @field(groupCode, { de: 'Kursnummer', en: 'Course number' })
  readonly courseCode!: string;

  @field(oneOf(languageResults), { de: 'Deutsch-Test für Zuwanderer', en: 'German test (DTZ)' })
  readonly languageResult!: keyof typeof languageResults;

  @field(oneOf(orientationResults), { de: 'Test „Leben in Deutschland“', en: 'Test Leben in Deutschland' })
  readonly orientationResult!: keyof typeof orientationResults;
}

export const courseCompleted = defineEntry({
  type: 'de.wegmarke.language.course-completed.v1',
  titles: { de: 'Kurs abgeschlossen', en: 'Course completed' },
  retention: entitlementRecord,
  payload: CourseCompleted,
  example: { courseCode: 'IK-2025-014', languageResult: 'b1', orientationResult: 'passed' },
});
