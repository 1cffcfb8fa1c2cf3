import { defineEntry } from '../define.ts';
import { field } from '../field.ts';
import { oneOf } from '../forms.ts';
import { entitlementRecord } from '../retention.ts';
import { courseKinds } from './codes.ts';

const groups = {
  'eu-citizen': { de: 'Unionsbürger oder Angehörige', en: 'EU citizen or family' },
  german: { de: 'Deutsche mit besonderem Bedarf', en: 'German in special need' },
  'asylum-procedure': { de: 'im Asylverfahren', en: 'in the asylum procedure' },
  tolerated: { de: 'geduldet', en: 'tolerated' },
  'temporary-protection': { de: 'vorübergehender Schutz', en: 'temporary protection' },
  'claim-lapsed': { de: 'Teilnahmeanspruch erloschen', en: 'claim lapsed' },
  other: { de: 'andere', en: 'others' },
} as const;

/** Admission to the integration course was applied for (§ 44(4) AufenthG, § 5(1) IntV). */
export class AdmissionApplied {
  @field(oneOf(groups), { de: 'Personengruppe', en: 'Group' })
  readonly group!: keyof typeof groups;

  @field(oneOf(courseKinds), { de: 'Kursart', en: 'Kind of course', optional: true })
  readonly courseKind?: keyof typeof courseKinds;
}

export const admissionApplied = defineEntry({
  type: 'de.wegmarke.language.admission-applied.v1',
  titles: { de: 'Zulassung zum Kurs beantragt', en: 'Admission to the course applied for' },
  retention: entitlementRecord,
  payload: AdmissionApplied,
  example: { group: 'eu-citizen', courseKind: 'general' },
});
