import { defineEntry } from '../define.ts';
import { field } from '../field.ts';
import { day, oneOf } from '../forms.ts';
import { socialRecord } from '../retention.ts';
import { paidSpheres } from './codes.ts';

const grounds = {
  'sphere-changed': { de: 'Wechsel des Rechtskreises', en: 'change of legal sphere' },
  income: { de: 'eigenes Einkommen', en: 'own income' },
  moved: { de: 'Umzug', en: 'move' },
  'period-over': { de: 'Bewilligung abgelaufen', en: 'the grant ran out' },
  other: { de: 'anderer Grund', en: 'another reason' },
} as const;

/** Benefits of one legal sphere (Rechtskreis) ended. */
export class BenefitEnded {
  @field(oneOf(paidSpheres), { de: 'Rechtskreis', en: 'Legal sphere' })
  readonly sphere!: keyof typeof paidSpheres;

  @field(day, { de: 'letzter Tag', en: 'Last day', depth: 'date' })
  readonly lastDay!: string;

  @field(oneOf(grounds), { de: 'Grund', en: 'Reason', optional: true })
  readonly ground?: keyof typeof grounds;
}

export const benefitEnded = defineEntry({
  type: 'de.wegmarke.benefits.ended.v1',
  titles: { de: 'Leistungen beendet', en: 'Benefits ended' },
  retention: socialRecord,
  payload: BenefitEnded,
  example: { sphere: 'asylblg', lastDay: '2025-11-30', ground: 'sphere-changed' },
});
