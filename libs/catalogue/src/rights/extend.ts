import { defineEntry } from '../define.ts';
import { field } from '../field.ts';
import { oneOf, reference } from '../forms.ts';
import { proofRecord } from '../retention.ts';
import { staff } from '../staff.ts';
import { rightGrounds } from './codes.ts';

/** A controller takes two months longer, and has told the person why (Art. 12(3) GDPR). */
export class ExtendRequest {
  @field(reference, { de: 'Antrag', en: 'Request' })
  readonly request!: string;

  @field(oneOf(rightGrounds), { de: 'Grund', en: 'Ground' })
  readonly ground!: keyof typeof rightGrounds;

  @field(staff, { de: 'Sachbearbeitung', en: 'Member of staff' })
  readonly staff!: string;
}

export const extendRequest = defineEntry({
  type: 'de.wegmarke.rights.extend.v1',
  titles: { de: 'Frist verlängern', en: 'Extend the time for a request' },
  retention: proofRecord,
  payload: ExtendRequest,
  example: { request: 'request-1', ground: 'gdpr-12-3', staff: 'jobcenter-007' },
});
