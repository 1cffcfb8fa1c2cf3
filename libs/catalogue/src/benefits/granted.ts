import { defineEntry } from '../define.ts';
import { field } from '../field.ts';
import { day, oneOf } from '../forms.ts';
import { socialRecord } from '../retention.ts';
import { paidSpheres } from './codes.ts';

/** Benefits of one legal sphere (Rechtskreis) were granted; how much stays with the office. */
export class BenefitGranted {
  @field(oneOf(paidSpheres), { de: 'Rechtskreis', en: 'Legal sphere' })
  readonly sphere!: keyof typeof paidSpheres;

  @field(day, { de: 'bewilligt ab', en: 'Granted from', depth: 'date' })
  readonly grantedFrom!: string;

  @field(day, { de: 'bewilligt bis', en: 'Granted until', depth: 'date', optional: true })
  readonly grantedUntil?: string;
}

export const benefitGranted = defineEntry({
  type: 'de.wegmarke.benefits.granted.v1',
  titles: { de: 'Leistungen bewilligt', en: 'Benefits granted' },
  retention: socialRecord,
  payload: BenefitGranted,
  example: { sphere: 'sgb-2', grantedFrom: '2025-12-01', grantedUntil: '2026-11-30' },
});
