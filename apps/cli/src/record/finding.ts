import { ledgerFindings } from '#audit';

/** Something that is not as it must be. */
export interface Finding {
  readonly code: FindingCode;
  /** Where: a position of the log, a stream's place, a ledger's size. Never content. */
  readonly place: string;
}

const KEEP =
  'stop the hub, keep the database as it is, and restore the newest backup beside it (another database) to compare';
const CACHE =
  'no event is lost: restart the hub, it makes the cache anew from the log; if it stays, tell those who maintain the program';

const recordFindings = {
  POSITION_GAP: 'Positions are missing here: events were removed, or a file lacks its beginning or middle.',
  POSITION_ORDER: 'A position comes twice or out of order.',
  REVISION_GAP: 'The stream does not count on by one here: an event of it is missing or comes twice.',
  EVENT_TWICE: 'The same event id stands twice in one stream.',
  EVENT_FORM: 'A row is no event of ours: members are missing, empty or unknown.',
  SIGNATURE_FORM: 'The signature is none by its form: the row was changed, or was not written by the hub.',
  CONTENT_DAMAGED:
    'The sealed content does not fit its key: content, key or owner key was changed or exchanged, or the key-encryption key is not the one of this hub.',
  CONTENT_KEY_MISSING:
    'The key of this content is gone, although the record tells of no erasure and its time is not over: the content is lost.',
  COMMITMENT_DIFFERS: 'The content opens and is not the one that its author committed to.',
  AUTHOR_SIGNATURE_WRONG:
    'Neither the agency that this row names nor the hub signed it: it was forged, or its clear columns were changed.',
  WITNESS_FORKED: 'The first entries of the ledger are not those that this witness saw: the log was changed.',
  WITNESS_LEDGER_UNKNOWN: 'The witness saw a ledger that this database does not know.',
} as const;

/** One kind of finding. */
export type FindingCode = keyof typeof recordFindings | keyof typeof ledgerFindings;

const fixes: Readonly<Partial<Record<FindingCode, string>>> = {
  TILE_MISSING: CACHE,
  TILE_DIFFERS: CACHE,
  PLACE_DIFFERS: CACHE,
  CONTENT_DAMAGED:
    'make sure that WEGMARKE_HUB_KEK_FILE names the ring of this hub; if it does, stop the hub, keep the database as it is, and restore the newest backup beside it (another database) to compare',
  HEADS_MISSING:
    'start the hub: it signs a head within a second, and verify again with --witness and the notes that adapters keep; if it had run before, the heads were removed: keep the database as it is',
  HEAD_NOT_SIGNED:
    'let WEGMARKE_HUB_KEY_FILE name the key file of this hub, with its older keys, and verify again',
  WITNESS_AHEAD:
    'the database was set back: look for a newer backup; if there is none, npx wegmarke replay --help',
};

/** What each finding means, and what to do. */
export const findingMeanings = Object.fromEntries(
  Object.entries({ ...recordFindings, ...ledgerFindings }).map(([code, meaning]) => [
    code,
    { meaning, fix: fixes[code as FindingCode] ?? KEEP },
  ]),
) as Readonly<Record<FindingCode, { readonly meaning: string; readonly fix: string }>>;
