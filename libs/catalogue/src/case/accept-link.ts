import { defineEntry } from '../define.ts';
import { field } from '../field.ts';
import { id } from '../forms.ts';
import { proofRecord } from '../retention.ts';

/** Accepts a proposed link; the envelope's handle is the acceptor's own. */
export class AcceptLink {
  @field(id, { de: 'Vorschlag', en: 'Proposal' })
  readonly proposal!: string;
}

export const acceptLink = defineEntry({
  type: 'de.wegmarke.case.accept-link.v1',
  titles: { de: 'Verknüpfung annehmen', en: 'Accept a link' },
  retention: proofRecord,
  payload: AcceptLink,
  example: { proposal: 'cHJvcG9zYWwtb2YtYW4tYWdlbmN5LTAwMDAwMDAwMDA' },
});
