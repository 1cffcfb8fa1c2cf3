import { defineEntry } from '../define.ts';
import { field } from '../field.ts';
import { count, oneOf } from '../forms.ts';
import { courseRecord } from '../retention.ts';
import { courseKinds, levels } from './codes.ts';

/** The placement test was taken (§ 11(2) IntV). */
export class PlacementTestTaken {
  @field(oneOf(levels), { de: 'Sprachstand', en: 'Level' })
  readonly level!: keyof typeof levels;

  @field(oneOf(courseKinds), { de: 'empfohlene Kursart', en: 'Course recommended' })
  readonly courseKind!: keyof typeof courseKinds;

  @field(count(1, 13), { de: 'beginnt mit Kursabschnitt', en: 'Begins with module', optional: true })
  readonly module?: number;
}

export const placementTestTaken = defineEntry({
  type: 'de.wegmarke.language.placement-test-taken.v1',
  titles: { de: 'Einstufungstest abgelegt', en: 'Placement test taken' },
  retention: courseRecord,
  payload: PlacementTestTaken,
  example: { level: 'a1', courseKind: 'general', module: 2 },
});
