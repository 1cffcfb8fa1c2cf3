import { defineEntry } from '../define.ts';
import { field } from '../field.ts';
import { day, oneOf } from '../forms.ts';
import { entitlementRecord } from '../retention.ts';
import { courseGrounds } from './codes.ts';

const dutyGrounds = {
  'aufenthg-44a-1-1': courseGrounds['aufenthg-44a-1-1'],
  'aufenthg-44a-1-2': courseGrounds['aufenthg-44a-1-2'],
  'aufenthg-44a-1-3': courseGrounds['aufenthg-44a-1-3'],
  'aufenthg-44a-1-4': courseGrounds['aufenthg-44a-1-4'],
} as const;

/** The person was obliged to take part in the integration course (§ 44a AufenthG). */
export class DutyStated {
  @field(oneOf(dutyGrounds), { de: 'Rechtsgrundlage', en: 'Legal ground' })
  readonly ground!: keyof typeof dutyGrounds;

  @field(day, { de: 'Anmeldung spätestens am', en: 'To register by', depth: 'date', optional: true })
  readonly registerBy?: string;
}

export const dutyStated = defineEntry({
  type: 'de.wegmarke.language.duty-stated.v1',
  titles: { de: 'Teilnahmepflicht festgestellt', en: 'Duty to take part stated' },
  retention: entitlementRecord,
  payload: DutyStated,
  example: { ground: 'aufenthg-44a-1-1', registerBy: '2025-08-29' },
});
