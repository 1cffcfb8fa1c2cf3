import { defineEntry } from '../define.ts';
import { field } from '../field.ts';
import { instant, reference } from '../forms.ts';
import { proofRecord } from '../retention.ts';
import { staff } from '../staff.ts';

/** A controller ends a restriction after it told the person so (Art. 18(3) GDPR); two members of staff stand for it. */
export class LiftRestriction {
  @field(reference, { de: 'Antrag', en: 'Request' })
  readonly request!: string;

  @field(instant, { de: 'Person unterrichtet', en: 'Person told', depth: 'date' })
  readonly personToldAt!: string;

  @field(staff, { de: 'Sachbearbeitung', en: 'Member of staff' })
  readonly staff!: string;

  @field(staff, { de: 'bestätigt durch', en: 'Confirmed by' })
  readonly confirmedBy!: string;
}

export const liftRestriction = defineEntry({
  type: 'de.wegmarke.rights.lift-restriction.v1',
  titles: { de: 'Einschränkung aufheben', en: 'Lift a restriction' },
  retention: proofRecord,
  payload: LiftRestriction,
  example: {
    request: 'request-1',
    personToldAt: '2026-03-20T09:00:00.000Z',
    staff: 'jobcenter-007',
    confirmedBy: 'jobcenter-012',
  },
});
