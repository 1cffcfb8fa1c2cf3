/** One row of docs/errors.md: what a code means and how to put it right. */
export interface CodeRow {
  readonly code: string;
  readonly cause: string;
  readonly fix: string;
}

/** Why an envelope is refused for good before any rule of its case is asked, and the two codes for what is held: by its key, or by its case. */
export const intakeCodes = [
  {
    code: 'ENVELOPE_MALFORMED',
    cause: 'The envelope has a missing, unknown or wrongly formed member.',
    fix: 'Send the envelope exactly as docs describe it: CloudEvents 1.0 with the members of this version, instants in UTC with milliseconds.',
  },
  {
    code: 'WRONG_AGENCY',
    cause: 'The envelope names another network or agency than the one that sent it.',
    fix: 'Send each envelope on the subject or address of the agency that signed it.',
  },
  {
    code: 'SIGNATURE_INVALID',
    cause: 'No registered signing key of the agency made the signature.',
    fix: 'Sign with the key whose public part is registered; register a new key before using it.',
  },
  {
    code: 'KEY_NOT_USABLE',
    cause:
      'The key that made the signature was revoked, or another one took its place and the overlap is over.',
    fix: 'Keep the message, sign the same envelope with a usable key (`rotate-keys`), and offer it again under the same id.',
  },
  {
    code: 'COMMITMENT_MISMATCH',
    cause: 'Salt and content do not hash to the commitment that was signed.',
    fix: 'Compute commitment = SHA-256(salt ‖ canonical(source, corrects, derivedfrom, data)) over what is sent.',
  },
  {
    code: 'TYPE_UNKNOWN',
    cause: 'The catalogue has no such event or command type.',
    fix: 'Use a type and version of the catalogue; events and commands are different kinds.',
  },
  {
    code: 'PAYLOAD_INVALID',
    cause: 'The payload has a missing, unknown or wrongly formed field.',
    fix: 'Send the fields of the catalogue entry and no others.',
  },
  {
    code: 'NO_RIGHT_TO_PUBLISH',
    cause: 'The agreement has no row in which the agency sends this type, or does not name the agency.',
    fix: 'Ask the network to adopt a row, or stop sending the type. Whom the agreement names no more still withdraws, invalidates, objects, disputes and answers recalls.',
  },
  {
    code: 'HAPPENED_IN_FUTURE',
    cause: 'The event says that it happened more than five minutes from now.',
    fix: 'Send what has happened, and set the clock of the sending system.',
  },
  {
    code: 'NO_BASIS_NOW',
    cause: 'There is no link, no basis or no case for this event at present; which of them is not told.',
    fix: 'Keep the event and offer it again when the evidence of the case changes.',
  },
] as const satisfies readonly CodeRow[];

/** Codes with which intake itself answers. */
export type IntakeCode = (typeof intakeCodes)[number]['code'];
