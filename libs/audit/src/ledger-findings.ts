import type { PublicJwk } from '#ports';

/** What can be wrong with a ledger, and what that means. */
export const ledgerFindings = {
  TILE_MISSING: 'The cache lacks a part of the tree. It can be made anew from the log.',
  TILE_DIFFERS:
    'A part of the tree in the cache is not what the log gives: the cache, or the log, was changed.',
  PLACE_DIFFERS: 'The cache has an event at another place in the tree than the log.',
  TREE_LONGER_THAN_LOG: 'The tree has more leaves than the log has events: events are gone.',
  HEAD_DIFFERS:
    'A head was signed for another tree than the log gives: the log was changed after it was signed.',
  HEAD_UNREADABLE: 'A stored head is no checkpoint in a signed note of its size and ledger.',
  HEAD_NOT_SIGNED: 'A stored head is not signed with a key of the hub.',
  HEADS_MISSING:
    'The log has events and nothing was ever signed about it: nobody can say that it was not changed.',
  HEAD_LONGER_THAN_LOG: 'A head was signed for more events than the log has: events are gone.',
  COSIGNATURE_DIFFERS:
    'What a witness co-signed is not the tree that the log gives, or not signed with its key.',
  WITNESS_AHEAD:
    'A witness holds a head of more events than the log has: the record is older than what it saw.',
} as const;

/** One thing that is wrong: `place` says where (position, tile, ledger and size, or agency). */
export interface LedgerFinding {
  readonly code: keyof typeof ledgerFindings;
  readonly place: string;
}

/** Public keys against which signatures are checked; without them only what was signed is. */
export interface LedgerKeys {
  readonly hub?: readonly PublicJwk[];
  readonly agency?: (network: string, agency: string) => Promise<readonly PublicJwk[]>;
}
