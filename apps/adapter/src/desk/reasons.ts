import type { OutboxItem } from '../outbox/item.ts';
import { DROPPED, PARK_REASONS } from '../outbox/parked.ts';

const HELD: Readonly<Record<string, string>> = {
  ...PARK_REASONS,
  NO_LINK:
    'the case is not linked at the hub yet: open it, redeem a link code, or wait for the proposed link',
  EVIDENCE_STALE: 'a consent would be needed, and the hub has not confirmed it recently enough',
  KEY_NOT_USABLE: "this agency's key was revoked or replaced: run rotate-keys and restart the adapter",
  NO_BASIS_NOW: 'the hub sees no link or no basis at present; asked again on every change',
  NO_ROW: 'the agreement names no agency that may learn of this',
  FORBIDDEN: 'the agreement forbids that anybody learns of this',
  RESTRICTED: 'processing is restricted (Art. 18 GDPR)',
  OBJECTION_UPHELD: 'an objection was upheld (Art. 21 GDPR)',
  CONDITION_NOT_MET: 'the condition of the legal basis is not met, as far as this agency knows',
  CLERK_HAS_NOT_DECIDED: 'a member of staff has to decide on this one (§ 67d(1) SGB X)',
  NOT_REQUESTED: 'it may be told on request only, and nobody has asked',
  NO_CONSENT: 'no consent covers this',
  CONSENT_WITHDRAWN: 'the consent was withdrawn',
  CONSENT_INVALIDATED: 'the consent was found to be invalid',
  CONSENT_EXPIRED: 'the consent has expired',
  CONSENT_NOT_YET_VALID: 'the consent is not valid yet',
  OUTSIDE_DATA_PERIOD: 'it happened outside the period that the consent covers',
  SECRECY_NOT_RELEASED: 'the release from professional secrecy (§ 203 StGB) is missing',
  AGREEMENT_NOT_IN_FORCE: 'the agreement is not in force yet',
  HAPPENED_IN_FUTURE: 'it lies in the future',
  CASE_ERASED: 'the case was erased',
};

const STATE: Readonly<Record<OutboxItem['state'], string>> = {
  held: 'held',
  ready: 'goes out next',
  sent: "waits for the hub's receipt",
  recorded: 'recorded at the hub',
  refused: 'refused by the hub for good; see its code in docs/errors.md',
};

const REFUSED: Readonly<Record<string, string>> = {
  [DROPPED]: 'a member of staff dropped it; it never reached the hub, as far as is known here',
  ERASED:
    'what this agency recorded of the case was erased, which is final; erase what is kept of it here too',
  NOT_KEPT: 'the restored hub has lost it, and its keeping time here was over, so it could not be sent again',
};

/** Why an item of the outbox stands where it stands, in words. */
export function reasonOf({ state, code }: Pick<OutboxItem, 'state' | 'code'>): string {
  // What is under way has a code only where it waits for a key.
  const reasons = state === 'held' || state === 'sent' ? HELD : state === 'refused' ? REFUSED : {};
  return reasons[code ?? ''] ?? STATE[state];
}
