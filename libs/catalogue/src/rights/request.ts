import { defineEntry } from '../define.ts';
import { field } from '../field.ts';
import { id, instant, listOf, oneOf, reference, text } from '../forms.ts';
import { identityChecks } from '../consent/notice.ts';
import { proofRecord } from '../retention.ts';
import { staff } from '../staff.ts';
import { rightKinds } from './codes.ts';

const row = text(/^[a-z][a-z0-9-]{1,63}$/, 'the id of a row of the matrix');

/** A person asks for a right, at any agency that shares the case; each controller decides on its part. */
export class RequestRight {
  @field(reference, { de: 'Antrag', en: 'Request' })
  readonly request!: string;

  @field(oneOf(rightKinds), { de: 'Recht', en: 'Right' })
  readonly kind!: keyof typeof rightKinds;

  @field(listOf(id, 200), { de: 'nur diese Ereignisse', en: 'Only these events', optional: true })
  readonly eventIds?: readonly string[];

  @field(row, { de: 'gegen diese Zeile der Matrix', en: 'Against this row of the matrix', optional: true })
  readonly rowId?: string;

  @field(instant, { de: 'eingegangen', en: 'Received', depth: 'date' })
  readonly receivedAt!: string;

  @field(oneOf(identityChecks), { de: 'Identität geprüft', en: 'Identity checked' })
  readonly identityCheck!: keyof typeof identityChecks;

  @field(staff, { de: 'Sachbearbeitung', en: 'Member of staff' })
  readonly staff!: string;
}

export const requestRight = defineEntry({
  type: 'de.wegmarke.rights.request.v1',
  titles: { de: 'Antrag der Person erfassen', en: 'Record a request of the person' },
  retention: proofRecord,
  payload: RequestRight,
  example: {
    request: 'request-1',
    kind: 'access',
    receivedAt: '2026-03-02T09:00:00.000Z',
    identityCheck: 'document',
    staff: 'caritas-003',
  },
});
