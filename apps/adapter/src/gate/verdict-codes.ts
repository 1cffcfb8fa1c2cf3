import type { RefusalCode } from '#gate';
import type { ParkReason } from '../outbox/parked.ts';

/** Why the gate says no, or a message waits here, and what to do about it (docs/errors.md). */
export interface VerdictRow {
  readonly cause: string;
  readonly fix: string;
}

const WAIT = 'Nothing; it goes out by itself when that changes.';
const CONSENT = 'Ask the person, where that is right, and record the consent at the desk.';

/** Every code that `POST /desk/check`, `held` of the status, the outbox and the officer's decision trace can name. */
export const verdictCodes: Readonly<
  Record<RefusalCode | ParkReason | 'NO_LINK' | 'EVIDENCE_STALE', VerdictRow>
> = {
  NO_ROW: {
    cause: 'No row of the agreement lets this sender tell this recipient this for this purpose.',
    fix: 'Look at `wegmarke agreement explain`; a row can only be adopted by all parties.',
  },
  FORBIDDEN: {
    cause: 'A row of the agreement forbids it.',
    fix: 'None: no consent and no other row opens it.',
  },
  RESTRICTED: {
    cause: 'The processing is restricted (Art. 18 GDPR).',
    fix: 'Wait until the rights desk lifts it.',
  },
  OBJECTION_UPHELD: {
    cause: 'An objection against this row was upheld (Art. 21 GDPR).',
    fix: 'None under this row.',
  },
  CONDITION_NOT_MET: { cause: 'The fact that the row asks for is not known to the sender.', fix: WAIT },
  CLERK_HAS_NOT_DECIDED: {
    cause: 'A member of staff of the sender decides on each such disclosure (§ 67d(1) SGB X).',
    fix: 'Decide on the task at the desk.',
  },
  NOT_REQUESTED: {
    cause: 'It may be told on request only, and the recipient has no open request.',
    fix: WAIT,
  },
  NO_CONSENT: { cause: 'No consent that counts for this sender covers it.', fix: CONSENT },
  CONSENT_WITHDRAWN: {
    cause: 'The consent was withdrawn.',
    fix: 'None, unless the person consents anew.',
  },
  CONSENT_INVALIDATED: {
    cause: 'The consent counts no more: found invalid, objected to, replaced, or recorded with a stolen key.',
    fix: CONSENT,
  },
  CONSENT_EXPIRED: { cause: 'The consent has run out.', fix: CONSENT },
  CONSENT_NOT_YET_VALID: { cause: 'The consent begins later.', fix: WAIT },
  OUTSIDE_DATA_PERIOD: { cause: 'It happened outside the period that the consent covers.', fix: CONSENT },
  SECRECY_NOT_RELEASED: {
    cause: 'The release from professional secrecy is missing (§ 203 StGB).',
    fix: 'The bearer of the secret records the release, as a record of its own.',
  },
  ENTRY_IN_DOUBT: {
    cause: 'It was signed with a key that was stolen, and its agency has not confirmed it.',
    fix: 'The agency settles it at its desk (`POST /desk/doubts/settle`).',
  },
  AGREEMENT_NOT_IN_FORCE: { cause: 'The agreement has not begun.', fix: WAIT },
  HAPPENED_IN_FUTURE: { cause: 'It lies in the future.', fix: 'Put the date right in the source system.' },
  CASE_ERASED: {
    cause: 'The case, or what the controller recorded in it, was erased.',
    fix: 'Erase what is kept here too.',
  },
  SENDER_NOT_LINKED: { cause: 'The sender holds no link to the case.', fix: 'Open or link the case first.' },
  RECIPIENT_NOT_LINKED: { cause: 'The recipient holds no link to the case.', fix: WAIT },
  NETWORK_DIFFERS: { cause: 'The case is one of another network.', fix: 'Ask in that network.' },
  DOOR_UNKNOWN: { cause: 'The gate does not know this way out: it is closed.', fix: 'None.' },
  NOT_RELEASED_TO_PERSON: {
    cause: 'The controller did not release it to the person.',
    fix: 'The rights desk decides, with four eyes.',
  },
  NO_LINK: {
    cause: 'The case is not linked at the hub yet.',
    fix: 'Open it, redeem a link code, or wait for the proposed link.',
  },
  EVIDENCE_STALE: {
    cause: 'A consent would be needed, and the hub has not confirmed it recently enough.',
    fix: 'See why the hub is not reached (`wegmarke doctor`).',
  },
  CANNOT_BE_SENT: {
    cause: 'The message is larger than the broker takes.',
    fix: 'Make it smaller in the source, or drop it with a reason.',
  },
  CONTENT_DAMAGED: {
    cause: 'Its content in the journal cannot be read.',
    fix: 'Import its row again, then drop it.',
  },
  NO_ANSWER: {
    cause: 'The hub answers other messages, but never this one.',
    fix: 'Retry it; if it stays so, tell the operator.',
  },
};
