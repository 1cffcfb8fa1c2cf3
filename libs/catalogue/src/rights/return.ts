import { defineEntry } from '../define.ts';
import { field } from '../field.ts';
import { id, oneOf, reference } from '../forms.ts';
import { proofRecord } from '../retention.ts';
import { staff } from '../staff.ts';
import { rightGrounds } from './codes.ts';

/** Another member of the same desk gives a proposal back. */
export class ReturnDecision {
  @field(reference, { de: 'Antrag', en: 'Request' })
  readonly request!: string;

  /** The id of the envelope that proposed it: nobody gives back another one than was seen. */
  @field(id, { de: 'Vorschlag', en: 'Proposal' })
  readonly proposal!: string;

  @field(oneOf(rightGrounds), { de: 'Grund', en: 'Ground' })
  readonly ground!: keyof typeof rightGrounds;

  @field(staff, { de: 'Sachbearbeitung', en: 'Member of staff' })
  readonly staff!: string;
}

export const returnDecision = defineEntry({
  type: 'de.wegmarke.rights.return.v1',
  titles: { de: 'Entscheidung zurückgeben', en: 'Return a decision' },
  retention: proofRecord,
  payload: ReturnDecision,
  example: {
    request: 'request-1',
    proposal: 'cHJvcG9zYWwtb2YtYW4tYWdlbmN5LTAwMDAwMDAwMDA',
    ground: 'incomplete',
    staff: 'jobcenter-012',
  },
});
