import { defineEntry } from '../define.ts';
import { field } from '../field.ts';
import { day, oneOf, someOf, yes } from '../forms.ts';
import { socialRecord } from '../retention.ts';
import { goals } from './codes.ts';

const plans = {
  'cooperation-plan': { de: 'Kooperationsplan (§ 15 SGB II)', en: 'cooperation plan (§ 15 SGB II)' },
  'joint-plan': { de: 'gemeinsamer Plan zweier Rechtskreise', en: 'joint plan of two legal spheres' },
  'counselling-plan': { de: 'Förderplan der Beratung', en: 'counselling plan' },
} as const;

/** A plan was agreed with the person. */
export class PlanAgreed {
  @field(oneOf(plans), { de: 'Art des Plans', en: 'Kind of plan' })
  readonly plan!: keyof typeof plans;

  @field(someOf(goals), { de: 'Ziele', en: 'Goals' })
  readonly goals!: readonly (keyof typeof goals)[];

  @field(yes, { de: 'Kursteilnahme vereinbart', en: 'Course agreed', optional: true })
  readonly courseAgreed?: true;

  @field(day, { de: 'nächste Überprüfung', en: 'Next review', depth: 'date', optional: true })
  readonly nextReview?: string;
}

export const planAgreed = defineEntry({
  type: 'de.wegmarke.casework.plan-agreed.v1',
  titles: { de: 'Plan vereinbart', en: 'Plan agreed' },
  retention: socialRecord,
  payload: PlanAgreed,
  example: {
    plan: 'cooperation-plan',
    goals: ['language', 'work'],
    courseAgreed: true,
    nextReview: '2026-03-02',
  },
});
