import { defineEntry } from '../define.ts';
import { field } from '../field.ts';
import { id, reference } from '../forms.ts';
import { proofRecord } from '../retention.ts';
import { staff } from '../staff.ts';

/** Another member of the same desk confirms what was proposed: only then it is decided (four eyes). */
export class ConfirmDecision {
  @field(reference, { de: 'Antrag', en: 'Request' })
  readonly request!: string;

  /** The id of the envelope that proposed it: nobody decides on another one than was seen. */
  @field(id, { de: 'Vorschlag', en: 'Proposal' })
  readonly proposal!: string;

  @field(staff, { de: 'Sachbearbeitung', en: 'Member of staff' })
  readonly staff!: string;
}

export const confirmDecision = defineEntry({
  type: 'de.wegmarke.rights.confirm.v1',
  titles: { de: 'Entscheidung bestätigen', en: 'Confirm a decision' },
  retention: proofRecord,
  payload: ConfirmDecision,
  example: {
    request: 'request-1',
    proposal: 'cHJvcG9zYWwtb2YtYW4tYWdlbmN5LTAwMDAwMDAwMDA',
    staff: 'jobcenter-012',
  },
});
