import type { Ask } from './ask.ts';
import { THE_PERSON } from './ask.ts';
import type { Evidence } from './evidence.ts';
import { fieldsWithin } from './fields.ts';
import type { RefusalCode } from './refusal.ts';
import type { Ground } from './row.ts';

/**
 * Subject access (Art. 15 GDPR): the person may have what the controllers released in answer to the request, in full, and
 * nobody else anything. Rows, restrictions and objections are about agencies.
 */
export function personsEvents(ask: Ask, evidence: Evidence): Ground | RefusalCode {
  const { access } = evidence;
  const released =
    access !== undefined &&
    ask.recipient === THE_PERSON &&
    ask.eventIds.length > 0 &&
    ask.eventIds.every((id) => access.eventIds.includes(id));
  if (!released) return 'NOT_RELEASED_TO_PERSON';
  return {
    basis: { kind: 'access', requestId: access.requestId },
    fields: fieldsWithin(ask, evidence, 'detail', true),
    depth: 'detail',
  };
}
