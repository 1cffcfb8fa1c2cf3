import { defineEntry } from '../define.ts';
import { field } from '../field.ts';
import { id, listOf, oneOf, slug } from '../forms.ts';
import { proofRecord } from '../retention.ts';
import { staff } from '../staff.ts';

const outcomes = {
  withdrawn: { de: 'einer der Einträge wird zurückgenommen', en: 'one of the entries is withdrawn' },
  corrected: { de: 'einer der Einträge wird berichtigt', en: 'one of the entries is corrected' },
  'meant-so': { de: 'ist so gewollt', en: 'it is meant so' },
} as const;

/** An agency that is shown two entries that conflict says how it ended. It changes neither of them. */
export class ResolveConflict {
  @field(slug, { de: 'Regel', en: 'Rule' })
  readonly rule!: string;

  @field(listOf(id, 2), { de: 'Einträge', en: 'Entries' })
  readonly entries!: readonly string[];

  @field(oneOf(outcomes), { de: 'Ausgang', en: 'Outcome' })
  readonly outcome!: keyof typeof outcomes;

  @field(staff, { de: 'Sachbearbeitung', en: 'Member of staff' })
  readonly staff!: string;
}

export const resolveConflict = defineEntry({
  type: 'de.wegmarke.conflict.resolve.v1',
  titles: { de: 'Widerspruch auflösen', en: 'Resolve a conflict' },
  retention: proofRecord,
  payload: ResolveConflict,
  example: {
    rule: 'two-vouchers',
    entries: ['QW4gZXZlbnQgb2YgYSBqb2JjZW50ZXIgMDE', 'QW4gZXZlbnQgb2YgYW4gb2ZmaWNlIDAx'],
    outcome: 'meant-so',
    staff: 'jobcenter-007',
  },
});
