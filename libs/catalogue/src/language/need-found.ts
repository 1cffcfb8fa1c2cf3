import { defineEntry } from '../define.ts';
import { field } from '../field.ts';
import { oneOf, yes } from '../forms.ts';
import { courseRecord } from '../retention.ts';
import { courseKinds, levels } from './codes.ts';

const ways = {
  interview: { de: 'Gespräch', en: 'interview' },
  'placement-test': { de: 'Einstufungstest', en: 'placement test' },
  certificate: { de: 'Zertifikat', en: 'certificate' },
  'self-assessment': { de: 'Selbsteinschätzung', en: 'self-assessment' },
} as const;

/** An agency found that the person needs a language course. */
export class NeedFound {
  @field(oneOf(levels), { de: 'Sprachstand', en: 'Level' })
  readonly level!: keyof typeof levels;

  @field(oneOf(ways), { de: 'festgestellt durch', en: 'Found by' })
  readonly way!: keyof typeof ways;

  @field(oneOf(courseKinds), { de: 'geeigneter Kurs', en: 'Suitable course', optional: true })
  readonly courseKind?: keyof typeof courseKinds;

  @field(yes, { de: 'Kinderbetreuung nötig', en: 'Childcare needed', optional: true })
  readonly childcareNeeded?: true;

  @field(yes, {
    de: 'gesundheitliches Hindernis',
    en: 'Health obstacle',
    optional: true,
    special: true,
    category: 'health',
  })
  readonly healthObstacle?: true;
}

export const needFound = defineEntry({
  type: 'de.wegmarke.language.need-found.v1',
  titles: { de: 'Sprachförderbedarf festgestellt', en: 'Language need found' },
  retention: courseRecord,
  payload: NeedFound,
  example: { level: 'a1', way: 'interview', courseKind: 'general', childcareNeeded: true },
});
