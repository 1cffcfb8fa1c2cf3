import { defineEntry } from '../define.ts';
import { field } from '../field.ts';
import { id, reference } from '../forms.ts';
import { proofRecord } from '../retention.ts';
import { staff } from '../staff.ts';

/** Another member of the same desk confirms that a restriction ends: only then it is lifted (four eyes). */
export class ConfirmLift {
  @field(reference, { de: 'Antrag', en: 'Request' })
  readonly request!: string;

  /** The id of the envelope that proposed it: nobody lifts on another word than was seen. */
  @field(id, { de: 'Vorschlag', en: 'Proposal' })
  readonly proposal!: string;

  @field(staff, { de: 'Sachbearbeitung', en: 'Member of staff' })
  readonly staff!: string;
}

export const confirmLift = defineEntry({
  type: 'de.wegmarke.rights.confirm-lift.v1',
  titles: { de: 'Aufhebung einer Einschränkung bestätigen', en: 'Confirm that a restriction is lifted' },
  retention: proofRecord,
  payload: ConfirmLift,
  example: {
    request: 'request-1',
    proposal: 'cHJvcG9zYWwtb2YtYW4tYWdlbmN5LTAwMDAwMDAwMDA',
    staff: 'jobcenter-012',
  },
});
