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
} as const;

/** One kind of finding. */
export type FindingCode = keyof typeof recordFindings | keyof typeof ledgerFindings;

const fixes: Readonly<Partial<Record<FindingCode, string>>> = {
  TILE_MISSING: CACHE,
  TILE_DIFFERS: CACHE,
  PLACE_DIFFERS: CACHE,
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
