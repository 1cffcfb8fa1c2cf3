import { defineEntry } from '../define.ts';
import { field } from '../field.ts';
import { instant, reference } from '../forms.ts';
import { proofRecord } from '../retention.ts';
import { staff } from '../staff.ts';

/** One member of a controller's rights desk proposes to end a restriction, after the person was told so (Art. 18(3) GDPR). */
export class ProposeLift {
  @field(reference, { de: 'Antrag', en: 'Request' })
  readonly request!: string;

  @field(instant, { de: 'Person unterrichtet', en: 'Person told', depth: 'date' })
  readonly personToldAt!: string;

  @field(staff, { de: 'Sachbearbeitung', en: 'Member of staff' })
  readonly staff!: string;
}

export const proposeLift = defineEntry({
  type: 'de.wegmarke.rights.propose-lift.v1',
  titles: { de: 'Aufhebung einer Einschränkung vorschlagen', en: 'Propose to lift a restriction' },
  retention: proofRecord,
  payload: ProposeLift,
  example: { request: 'request-1', personToldAt: '2026-03-20T09:00:00.000Z', staff: 'jobcenter-007' },
});
