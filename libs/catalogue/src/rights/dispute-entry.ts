import { defineEntry } from '../define.ts';
import { field } from '../field.ts';
import { id, listOf, reference } from '../forms.ts';
import { proofRecord } from '../retention.ts';
import { staff } from '../staff.ts';

/** The person says that what an entry tells is wrong: it passes on with this note only (§ 84(2) SGB X). */
export class DisputeEntry {
  @field(reference, { de: 'Vorgang', en: 'Dispute' })
  readonly dispute!: string;

  @field(listOf(id, 50), { de: 'Ereignisse', en: 'Events' })
  readonly eventIds!: readonly string[];

  @field(staff, { de: 'Sachbearbeitung', en: 'Member of staff' })
  readonly staff!: string;
}

export const disputeEntry = defineEntry({
  type: 'de.wegmarke.rights.dispute-entry.v1',
  titles: { de: 'Eintrag bestreiten', en: 'Dispute an entry' },
  retention: proofRecord,
  payload: DisputeEntry,
  example: {
    dispute: 'dispute-1',
    eventIds: ['QW4gZXZlbnQgb2YgYSBqb2JjZW50ZXIgMDE'],
    staff: 'caritas-003',
  },
});
