import { defineEntry } from '../define.ts';
import { field } from '../field.ts';
import { day, oneOf } from '../forms.ts';
import { entitlementRecord } from '../retention.ts';
import { courseGrounds, courseKinds, issuers } from './codes.ts';

const issueModes = {
  online: { de: 'online', en: 'online' },
  paper: { de: 'auf Papier', en: 'on paper' },
} as const;

const standings = {
  entitled: { de: 'teilnahmeberechtigt', en: 'entitled' },
  obliged: { de: 'verpflichtet', en: 'obliged' },
  admitted: { de: 'zugelassen', en: 'admitted' },
} as const;

/** A voucher for the integration course (Berechtigungsschein) was issued. */
export class VoucherIssued {
  @field(oneOf(issueModes), { de: 'Ausstellungsart', en: 'Way of issue' })
  readonly issueMode!: keyof typeof issueModes;

  @field(oneOf(issuers), { de: 'ausstellende Stelle', en: 'Issued by' })
  readonly issuer!: keyof typeof issuers;

  @field(oneOf(courseGrounds), { de: 'Rechtsgrundlage', en: 'Legal ground' })
  readonly ground!: keyof typeof courseGrounds;

  @field(oneOf(standings), { de: 'Teilnahme als', en: 'Takes part as' })
  readonly standing!: keyof typeof standings;

  @field(day, { de: 'gültig bis', en: 'Valid until', depth: 'date' })
  readonly validUntil!: string;

  @field(oneOf(courseKinds), { de: 'Kursart', en: 'Kind of course', optional: true })
  readonly courseKind?: keyof typeof courseKinds;
}

export const voucherIssued = defineEntry({
  type: 'de.wegmarke.language.voucher-issued.v1',
  titles: { de: 'Berechtigungsschein ausgestellt', en: 'Voucher issued' },
  retention: entitlementRecord,
  payload: VoucherIssued,
  example: {
    issueMode: 'online',
    issuer: 'jobcenter',
    ground: 'aufenthg-44a-1-2',
    standing: 'obliged',
    validUntil: '2026-06-30',
    courseKind: 'general',
  },
});
