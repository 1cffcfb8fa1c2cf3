import { defineEntry } from '../define.ts';
import { field } from '../field.ts';
import { oneOf } from '../forms.ts';
import { socialRecord } from '../retention.ts';
import { occupationalAreas } from './codes.ts';

const procedures = {
  regulated: { de: 'reglementierter Beruf', en: 'regulated profession' },
  'non-regulated': { de: 'nicht reglementierter Beruf', en: 'non-regulated profession' },
  school: { de: 'Schulabschluss', en: 'school certificate' },
  academic: {
    de: 'Hochschulabschluss (Zeugnisbewertung)',
    en: 'academic degree (statement of comparability)',
  },
} as const;

/** Recognition of a foreign qualification was applied for (BQFG). */
export class RecognitionApplied {
  @field(oneOf(procedures), { de: 'Verfahren', en: 'Procedure' })
  readonly procedure!: keyof typeof procedures;

  @field(oneOf(occupationalAreas), { de: 'Berufsbereich', en: 'Field of work', optional: true })
  readonly area?: keyof typeof occupationalAreas;
}

export const recognitionApplied = defineEntry({
  type: 'de.wegmarke.qualification.recognition-applied.v1',
  titles: { de: 'Anerkennung des Abschlusses beantragt', en: 'Recognition of a qualification applied for' },
  retention: socialRecord,
  payload: RecognitionApplied,
  example: { procedure: 'non-regulated', area: '2' },
});
