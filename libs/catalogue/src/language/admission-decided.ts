import { defineEntry } from '../define.ts';
import { field } from '../field.ts';
import { day, oneOf } from '../forms.ts';
import { entitlementRecord } from '../retention.ts';

const outcomes = {
  admitted: { de: 'zugelassen', en: 'admitted' },
  refused: { de: 'abgelehnt', en: 'refused' },
} as const;

const refusals = {
  'not-eligible': { de: 'Voraussetzungen nicht erfüllt', en: 'conditions not met' },
  'no-need': { de: 'kein Förderbedarf', en: 'no need' },
  'no-places': { de: 'keine Kursplätze verfügbar', en: 'no course places available' },
  'no-new-admissions': {
    de: 'keine neuen Zulassungen im Haushaltsjahr',
    en: 'no new admissions in this budget year',
  },
  incomplete: { de: 'Unterlagen unvollständig', en: 'documents incomplete' },
} as const;

/** Admission to the integration course was decided (§ 44(4) AufenthG); it lasts a year (§ 5(3) IntV). */
export class AdmissionDecided {
  @field(oneOf(outcomes), { de: 'Entscheidung', en: 'Outcome' })
  readonly outcome!: keyof typeof outcomes;

  @field(day, { de: 'gültig bis', en: 'Valid until', depth: 'date', optional: true })
  readonly validUntil?: string;

  @field(oneOf(refusals), { de: 'Ablehnungsgrund', en: 'Ground of refusal', optional: true })
  readonly refusal?: keyof typeof refusals;
}

export const admissionDecided = defineEntry({
  type: 'de.wegmarke.language.admission-decided.v1',
  titles: { de: 'über Zulassung entschieden', en: 'Admission decided' },
  retention: entitlementRecord,
  payload: AdmissionDecided,
  example: { outcome: 'admitted', validUntil: '2026-09-30' },
});
