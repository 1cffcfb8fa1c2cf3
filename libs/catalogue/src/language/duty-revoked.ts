import { defineEntry } from '../define.ts';
import { field } from '../field.ts';
import { oneOf } from '../forms.ts';
import { entitlementRecord } from '../retention.ts';

const grounds = {
  deviation: {
    de: 'Jobcenter weicht von der Pflicht ab (§ 44a Abs. 1 S. 4 AufenthG)',
    en: 'the jobcenter deviates from the duty (§ 44a(1) s. 4 AufenthG)',
  },
  exempt: { de: 'ausgenommen (§ 44a Abs. 2 AufenthG)', en: 'exempt (§ 44a(2) AufenthG)' },
  'no-longer-met': { de: 'Voraussetzungen entfallen', en: 'conditions no longer met' },
} as const;

/** The duty to take part in the integration course was revoked (§ 44a AufenthG). */
export class DutyRevoked {
  @field(oneOf(grounds), { de: 'Grund', en: 'Ground' })
  readonly ground!: keyof typeof grounds;
}

export const dutyRevoked = defineEntry({
  type: 'de.wegmarke.language.duty-revoked.v1',
  titles: { de: 'Teilnahmepflicht widerrufen', en: 'Duty to take part revoked' },
  retention: entitlementRecord,
  payload: DutyRevoked,
  example: { ground: 'deviation' },
});
