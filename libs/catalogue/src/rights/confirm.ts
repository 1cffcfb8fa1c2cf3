import { defineEntry } from '../define.ts';
import { field } from '../field.ts';
import { reference } from '../forms.ts';
import { proofRecord } from '../retention.ts';
import { staff } from '../staff.ts';

/** Another member of the same desk confirms what was proposed: only then it is decided (four eyes). */
export class ConfirmDecision {
  @field(reference, { de: 'Antrag', en: 'Request' })
  readonly request!: string;

  @field(staff, { de: 'Sachbearbeitung', en: 'Member of staff' })
  readonly staff!: string;
}

export const confirmDecision = defineEntry({
  type: 'de.wegmarke.rights.confirm.v1',
  titles: { de: 'Entscheidung bestätigen', en: 'Confirm a decision' },
  retention: proofRecord,
  payload: ConfirmDecision,
  example: { request: 'request-1', staff: 'jobcenter-012' },
});
