/** Every reason for which the gate says no. Inside the hub and in its log only: towards agencies all look alike. */
export type RefusalCode =
  | 'DOOR_UNKNOWN'
  | 'NETWORK_DIFFERS'
  | 'CASE_ERASED'
  | 'SENDER_NOT_LINKED'
  | 'RECIPIENT_NOT_LINKED'
  | 'AGREEMENT_NOT_IN_FORCE'
  | 'HAPPENED_IN_FUTURE'
  | 'ENTRY_IN_DOUBT'
  | 'NO_ROW'
  | 'FORBIDDEN'
  | 'RESTRICTED'
  | 'OBJECTION_UPHELD'
  | 'CONDITION_NOT_MET'
  | 'CLERK_HAS_NOT_DECIDED'
  | 'NOT_REQUESTED'
  | 'NO_CONSENT'
  | 'CONSENT_WITHDRAWN'
  | 'CONSENT_INVALIDATED'
  | 'CONSENT_EXPIRED'
  | 'CONSENT_NOT_YET_VALID'
  | 'OUTSIDE_DATA_PERIOD'
  | 'SECRECY_NOT_RELEASED'
  | 'NOT_RELEASED_TO_PERSON';

/** The gate's no, with the rule that fired. */
export class Refusal {
  constructor(readonly code: RefusalCode) {}
}
