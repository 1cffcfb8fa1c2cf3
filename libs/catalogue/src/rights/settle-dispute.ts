import { defineEntry } from '../define.ts';
import { field } from '../field.ts';
import { oneOf, reference } from '../forms.ts';
import { proofRecord } from '../retention.ts';
import { staff } from '../staff.ts';

const outcomes = {
  corrected: { de: 'berichtigt', en: 'corrected' },
  'stands-by': { de: 'bleibt dabei', en: 'stands by it' },
  'taken-back': { de: 'nicht mehr bestritten', en: 'no longer disputed' },
} as const;

/** The agency whose entries are disputed has corrected them or stands by them, or the person no longer disputes them. */
export class SettleDispute {
  @field(reference, { de: 'Vorgang', en: 'Dispute' })
  readonly dispute!: string;

  @field(oneOf(outcomes), { de: 'Ausgang', en: 'Outcome' })
  readonly outcome!: keyof typeof outcomes;

  @field(staff, { de: 'Sachbearbeitung', en: 'Member of staff' })
  readonly staff!: string;
}

export const settleDispute = defineEntry({
  type: 'de.wegmarke.rights.settle-dispute.v1',
  titles: { de: 'Bestrittenen Eintrag klären', en: 'Settle a dispute' },
  retention: proofRecord,
  payload: SettleDispute,
  example: { dispute: 'dispute-1', outcome: 'corrected', staff: 'jobcenter-007' },
});
