import type { RefusalCode } from '#gate';

/**
 * Refusals in the order in which they help the clerk who looks at a held event: what the person or a colleague could
 * change first, what nobody can change last. Of all the recipients and purposes asked, the foremost code is shown.
 */
const TELLING: readonly RefusalCode[] = [
  'CASE_ERASED',
  'RESTRICTED',
  'HAPPENED_IN_FUTURE',
  'AGREEMENT_NOT_IN_FORCE',
  'CLERK_HAS_NOT_DECIDED',
  'SECRECY_NOT_RELEASED',
  'OUTSIDE_DATA_PERIOD',
  'CONSENT_NOT_YET_VALID',
  'CONSENT_EXPIRED',
  'CONSENT_WITHDRAWN',
  'CONSENT_INVALIDATED',
  'NO_CONSENT',
  'NOT_REQUESTED',
  'CONDITION_NOT_MET',
  'OBJECTION_UPHELD',
  'FORBIDDEN',
];

/** The one refusal that tells the clerk most; `NO_ROW` when the agreement knows no recipient for the event. */
export function mostTelling(codes: readonly RefusalCode[]): RefusalCode {
  return TELLING.find((code) => codes.includes(code)) ?? codes[0] ?? 'NO_ROW';
}
