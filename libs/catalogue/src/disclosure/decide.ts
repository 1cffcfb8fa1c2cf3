import { defineEntry } from '../define.ts';
import { field } from '../field.ts';
import { id, oneOf, slug, text } from '../forms.ts';
import { inquiryRecord } from '../retention.ts';
import { staff } from '../staff.ts';

const decisions = {
  disclose: { de: 'übermitteln', en: 'disclose' },
  withhold: { de: 'nicht übermitteln', en: 'withhold' },
} as const;

/** The id of a cell of the matrix, as docs and decisions name it. */
const cell = text(/^[a-z0-9.-]{3,200}$/, 'the id of a cell: row.type.sender.recipient.purpose');

/** The sender's clerk decides whether one event may be told under a row that leaves it to the clerk (§ 67d(1) SGB X). */
export class DecideDisclosure {
  @field(id, { de: 'Ereignis', en: 'Event' })
  readonly eventId!: string;

  @field(cell, { de: 'Zeile der Matrix', en: 'Row of the matrix' })
  readonly rowId!: string;

  @field(slug, { de: 'Empfänger', en: 'Recipient' })
  readonly recipient!: string;

  @field(oneOf(decisions), { de: 'Entscheidung', en: 'Decision' })
  readonly decision!: keyof typeof decisions;

  @field(staff, { de: 'Sachbearbeitung', en: 'Member of staff' })
  readonly staff!: string;
}

export const decideDisclosure = defineEntry({
  type: 'de.wegmarke.disclosure.decide.v1',
  titles: { de: 'Über Übermittlung entscheiden', en: 'Decide on a disclosure' },
  retention: inquiryRecord,
  payload: DecideDisclosure,
  example: {
    eventId: 'QW4gZXZlbnQgb2YgYSBqb2JjZW50ZXIgMDE',
    rowId: 'sgbx-71-2-1.legal-sphere-changed.jobcenter.abh.duty-monitoring',
    recipient: 'abh',
    decision: 'disclose',
    staff: 'jobcenter-007',
  },
});
