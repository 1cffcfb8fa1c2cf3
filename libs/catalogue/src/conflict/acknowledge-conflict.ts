import { defineEntry } from '../define.ts';
import { field } from '../field.ts';
import { id, listOf, slug } from '../forms.ts';
import { proofRecord } from '../retention.ts';
import { staff } from '../staff.ts';

/** An agency that is shown two entries that conflict has taken note of it. It changes neither of them. */
export class AcknowledgeConflict {
  @field(slug, { de: 'Regel', en: 'Rule' })
  readonly rule!: string;

  @field(listOf(id, 2), { de: 'Einträge', en: 'Entries' })
  readonly entries!: readonly string[];

  @field(staff, { de: 'Sachbearbeitung', en: 'Member of staff' })
  readonly staff!: string;
}

export const acknowledgeConflict = defineEntry({
  type: 'de.wegmarke.conflict.acknowledge.v1',
  titles: { de: 'Widerspruch zur Kenntnis nehmen', en: 'Acknowledge a conflict' },
  retention: proofRecord,
  payload: AcknowledgeConflict,
  example: {
    rule: 'two-vouchers',
    entries: ['QW4gZXZlbnQgb2YgYSBqb2JjZW50ZXIgMDE', 'QW4gZXZlbnQgb2YgYW4gb2ZmaWNlIDAx'],
    staff: 'jobcenter-007',
  },
});
