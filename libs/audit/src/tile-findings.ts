import { HASH_BYTES, type Tile, TILE_WIDTH } from '#merkle';
import type { LedgerShelf } from '#ports';
import type { LedgerFinding } from './ledger-findings.ts';

/** Compares a tile that was made from the log with the one in the cache of a tree of `size` leaves, which may lag behind. */
export async function tileFinding(
  shelf: Pick<LedgerShelf, 'tiles'>,
  { level, number, hashes }: Tile,
  size: number,
): Promise<readonly LedgerFinding[]> {
  const held = Math.floor(size / TILE_WIDTH ** level) - number * TILE_WIDTH;
  const length = Math.min(hashes.length, Math.max(0, held) * HASH_BYTES);
  if (length === 0) return [];
  const place = `level ${level}, tile ${number}`;
  const [stored] = await shelf.tiles([{ level, number }]);
  if (stored === undefined || stored.hashes.length < length) return [{ code: 'TILE_MISSING', place }];
  const same = Buffer.compare(stored.hashes.subarray(0, length), hashes.subarray(0, length)) === 0;
  return same ? [] : [{ code: 'TILE_DIFFERS', place }];
}
