import { defineEntry } from '../define.ts';
import { field } from '../field.ts';
import { id, listOf } from '../forms.ts';
import { proofRecord } from '../retention.ts';
import { staff } from '../staff.ts';

/** Ids settled at once at most; what is more goes into another command. */
const MOST = 500;

/** The agency says of what was signed with its stolen key whether it did so itself. It binds, and cannot be taken back. */
export class SettleDoubt {
  @field(listOf(id, MOST), { de: 'bestätigt', en: 'Confirmed', optional: true })
  readonly confirmed?: readonly string[];

  @field(listOf(id, MOST), { de: 'nicht von uns', en: 'Disowned', optional: true })
  readonly disowned?: readonly string[];

  @field(staff, { de: 'Sachbearbeitung', en: 'Member of staff' })
  readonly staff!: string;
}

export const settleDoubt = defineEntry({
  type: 'de.wegmarke.keys.settle-doubt.v1',
  titles: { de: 'Zweifel an Einträgen klären', en: 'Settle doubt about entries' },
  retention: proofRecord,
  payload: SettleDoubt,
  example: {
    confirmed: ['QW4gZXZlbnQgb2YgYSBqb2JjZW50ZXIgMDE'],
    disowned: ['QW4gZXZlbnQgb2YgYSB0aGllZiAwMQ'],
    staff: 'jobcenter-007',
  },
});
