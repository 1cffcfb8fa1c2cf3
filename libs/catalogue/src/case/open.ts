import { defineEntry } from '../define.ts';
import { proofRecord } from '../retention.ts';

/** Opens a case; the envelope's handle becomes the opener's link. */
export class OpenCase {}

export const openCase = defineEntry({
  type: 'de.wegmarke.case.open.v1',
  titles: { de: 'Fall eröffnen', en: 'Open a case' },
  retention: proofRecord,
  payload: OpenCase,
  example: {},
});
