import { defineEntry } from '../define.ts';
import { field } from '../field.ts';
import { oneOf } from '../forms.ts';
import { entitlementRecord } from '../retention.ts';

const grounds = {
  'issued-twice': { de: 'doppelt ausgestellt', en: 'issued twice' },
  'issued-in-error': { de: 'irrtümlich ausgestellt', en: 'issued in error' },
  replaced: { de: 'durch einen neuen ersetzt', en: 'replaced by another' },
  'no-longer-entitled': { de: 'Berechtigung entfallen', en: 'no longer entitled' },
} as const;

/** The issuing agency withdrew a voucher for the integration course (Berechtigungsschein). */
export class VoucherWithdrawn {
  @field(oneOf(grounds), { de: 'Grund', en: 'Ground' })
  readonly ground!: keyof typeof grounds;
}

export const voucherWithdrawn = defineEntry({
  type: 'de.wegmarke.language.voucher-withdrawn.v1',
  titles: { de: 'Berechtigungsschein zurückgenommen', en: 'Voucher withdrawn' },
  retention: entitlementRecord,
  payload: VoucherWithdrawn,
  example: { ground: 'issued-twice' },
});
