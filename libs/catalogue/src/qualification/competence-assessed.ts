import { defineEntry } from '../define.ts';
import { field } from '../field.ts';
import { oneOf } from '../forms.ts';
import { socialRecord } from '../retention.ts';
import { occupationalAreas, skillLevels } from './codes.ts';

const ways = {
  interview: { de: 'Gespräch', en: 'interview' },
  documents: { de: 'Zeugnisse', en: 'certificates' },
  test: { de: 'Test', en: 'test' },
  'work-sample': { de: 'Arbeitsprobe', en: 'work sample' },
} as const;

/** What the person can do at work was assessed (Kompetenzfeststellung). */
export class CompetenceAssessed {
  @field(oneOf(ways), { de: 'festgestellt durch', en: 'Assessed by' })
  readonly way!: keyof typeof ways;

  @field(oneOf(occupationalAreas), { de: 'Berufsbereich', en: 'Field of work', optional: true })
  readonly area?: keyof typeof occupationalAreas;

  @field(oneOf(skillLevels), { de: 'Anforderungsniveau', en: 'Level of skill', optional: true })
  readonly level?: keyof typeof skillLevels;
}

export const competenceAssessed = defineEntry({
  type: 'de.wegmarke.qualification.competence-assessed.v1',
  titles: { de: 'Kompetenzen festgestellt', en: 'Competence assessed' },
  retention: socialRecord,
  payload: CompetenceAssessed,
  example: { way: 'work-sample', area: '2', level: '2' },
});
