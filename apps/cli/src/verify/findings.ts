/** Everything that can be said against a bundle: what it means, and what to do. */
export const meanings = {
  BUNDLE_INVALID: 'This is no proof bundle. Have it made again by `audit prove`.',
  POSITION_DIFFERS: 'The leaf is of another place in the record than the event.',
  ENVELOPE_DIFFERS:
    'What the agency signed is not what the ledger holds: id, agency, date, commitment or signature was changed.',
  PLACE_DIFFERS:
    'How the hub filed the event is not what the ledger holds: stream, type, category or date of recording was changed.',
  NOTE_INVALID: 'The head of the ledger cannot be read. Have the bundle made again.',
  ORIGIN_DIFFERS: 'Bundle and note name different ledgers.',
  PATH_WRONG: 'The event is not in the ledger under this head: bundle, path or head was changed.',
  NOTE_NOT_SIGNED:
    'None of the pinned hub keys signed this head. Check that the keys are those of this hub; otherwise the head is forged.',
  COSIGNATURE_WRONG: 'A line names this agency as witness and was not made with its pinned keys.',
  NOT_WITNESSED:
    'No pinned agency has co-signed this head. Ask for a bundle under a head that one did, or verify without agency keys.',
  STATEMENT_WRONG: "The event does not carry this agency's own signature.",
} as const;

/** Stable code of a finding. */
export type FindingCode = keyof typeof meanings;

/** One thing that speaks against a bundle. */
export interface Finding {
  readonly code: FindingCode;
  readonly meaning: string;
  /** What it is about: a pointer into the bundle, or who. */
  readonly about?: string;
}

/** A finding with its meaning. */
export function finding(code: FindingCode, about?: string): Finding {
  return { code, meaning: meanings[code], ...(about !== undefined && { about }) };
}
