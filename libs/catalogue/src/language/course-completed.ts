import { defineEntry } from '../define.ts';
import { field } from '../field.ts';
import { groupCode, oneOf } from '../forms.ts';
import { entitlementRecord } from '../retention.ts';

const languageResults = {
  b1: { de: 'B1', en: 'B1' },
  a2: { de: 'A2', en: 'A2' },
  'below-a2': { de: 'unter A2', en: 'below A2' },
  'not-taken': { de: 'nicht abgelegt', en: 'not taken' },
} as const;

const orientationResults = {
  passed: { de: 'bestanden', en: 'passed' },
  failed: { de: 'nicht bestanden', en: 'failed' },
  'not-taken': { de: 'nicht abgelegt', en: 'not taken' },
} as const;

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
