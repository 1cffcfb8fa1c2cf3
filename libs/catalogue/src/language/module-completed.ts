import { defineEntry } from '../define.ts';
import { field } from '../field.ts';
import { count, groupCode, oneOf } from '../forms.ts';
import { courseRecord } from '../retention.ts';
import { levels } from './codes.ts';

/** A course module (Kursabschnitt) was completed. */
export class ModuleCompleted {
  @field(groupCode, { de: 'Kursnummer', en: 'Course number' })
  readonly courseCode!: string;

  @field(count(1, 13), { de: 'Kursabschnitt', en: 'Module' })
  readonly module!: number;

  @field(oneOf(levels), { de: 'erreichter Sprachstand', en: 'Level reached', optional: true })
  readonly level?: keyof typeof levels;
}

export const moduleCompleted = defineEntry({
  type: 'de.wegmarke.language.module-completed.v1',
  titles: { de: 'Kursabschnitt abgeschlossen', en: 'Module completed' },
  retention: courseRecord,
  payload: ModuleCompleted,
  example: { courseCode: 'IK-2025-014', module: 3, level: 'a2' },
});
