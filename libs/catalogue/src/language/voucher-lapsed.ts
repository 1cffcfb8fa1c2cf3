import { defineEntry } from '../define.ts';
import { field } from '../field.ts';
import { oneOf } from '../forms.ts';
import { entitlementRecord } from '../retention.ts';

const causes = {
  'validity-over': { de: 'Gültigkeit abgelaufen', en: 'validity over' },
  'not-started': {
    de: 'nicht innerhalb eines Jahres nach Anmeldung begonnen',
    en: 'not started within a year of registration',
  },
  interrupted: { de: 'länger als ein Jahr unterbrochen', en: 'interrupted for more than a year' },
} as const;

/** A voucher for the integration course (Berechtigungsschein) lapsed. */
export class VoucherLapsed {
  @field(oneOf(causes), { de: 'Ursache', en: 'Cause' })
  readonly cause!: keyof typeof causes;
}

export const voucherLapsed = defineEntry({
  type: 'de.wegmarke.language.voucher-lapsed.v1',
  titles: { de: 'Berechtigungsschein erloschen', en: 'Voucher lapsed' },
  retention: entitlementRecord,
  payload: VoucherLapsed,
  example: { cause: 'not-started' },
});
