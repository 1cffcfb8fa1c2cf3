import { defineEntry } from '../define.ts';
import { field } from '../field.ts';
import { day, id, oneOf } from '../forms.ts';
import { inquiryRecord } from '../retention.ts';
import { answerResults } from './codes.ts';

/** A request was answered. */
export class InformationAnswered {
  /** Id of the request where the agency's own system knows it; else the envelope's `derivedfrom` tells. */
  @field(id, { de: 'Anfrage', en: 'Request', optional: true })
  readonly request?: string;

  @field(oneOf(answerResults), { de: 'Ergebnis', en: 'Result' })
  readonly result!: keyof typeof answerResults;

  @field(day, { de: 'gültig bis', en: 'Valid until', depth: 'date', optional: true })
  readonly validUntil?: string;
}

export const informationAnswered = defineEntry({
  type: 'de.wegmarke.information.answered.v1',
  titles: { de: 'Auskunft erteilt', en: 'Information answered' },
  retention: inquiryRecord,
  payload: InformationAnswered,
  example: {
    request: 'Q2hlY2sgYmVmb3JlIHlvdSBpc3N1ZSBhbnl0aGluZyA',
    result: 'issued-elsewhere',
    validUntil: '2026-05-31',
  },
});
