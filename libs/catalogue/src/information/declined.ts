import { defineEntry } from '../define.ts';
import { field } from '../field.ts';
import { id, oneOf } from '../forms.ts';
import { inquiryRecord } from '../retention.ts';
import { declineGrounds } from './codes.ts';

/** A request was declined. */
export class InformationDeclined {
  /** Id of the request where the agency's own system knows it; else the envelope's `derivedfrom` tells. */
  @field(id, { de: 'Anfrage', en: 'Request', optional: true })
  readonly request?: string;

  @field(oneOf(declineGrounds), { de: 'Ablehnungsgrund', en: 'Ground' })
  readonly ground!: keyof typeof declineGrounds;
}

export const informationDeclined = defineEntry({
  type: 'de.wegmarke.information.declined.v1',
  titles: { de: 'Auskunft abgelehnt', en: 'Information declined' },
  retention: inquiryRecord,
  payload: InformationDeclined,
  example: { request: 'Q2hlY2sgYmVmb3JlIHlvdSBpc3N1ZSBhbnl0aGluZyA', ground: 'consent-needed' },
});
