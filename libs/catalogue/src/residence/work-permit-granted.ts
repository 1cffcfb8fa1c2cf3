import { defineEntry } from '../define.ts';
import { field } from '../field.ts';
import { day, oneOf } from '../forms.ts';
import { residenceRecord } from '../retention.ts';

const scopes = {
  any: { de: 'jede Beschäftigung', en: 'any employment' },
  'one-employer': { de: 'Beschäftigung bei einem Betrieb', en: 'employment with one employer' },
  apprenticeship: { de: 'Ausbildung', en: 'apprenticeship' },
  'self-employment': { de: 'selbstständige Tätigkeit', en: 'self-employment' },
} as const;

/** Work was permitted (§ 4a AufenthG, § 61 AsylG); for whom stays with the immigration office. */
export class WorkPermitGranted {
  @field(oneOf(scopes), { de: 'erlaubt', en: 'Permits' })
  readonly scope!: keyof typeof scopes;

  @field(day, { de: 'gültig bis', en: 'Valid until', depth: 'date', optional: true })
  readonly validUntil?: string;
}

export const workPermitGranted = defineEntry({
  type: 'de.wegmarke.residence.work-permit-granted.v1',
  titles: { de: 'Erwerbstätigkeit erlaubt', en: 'Work permit granted' },
  retention: residenceRecord,
  payload: WorkPermitGranted,
  example: { scope: 'any', validUntil: '2027-03-31' },
});
