import { HASH_BYTES, nodeHash } from './hash.ts';
import { type HashOf, peaksOf, rootOfComplete, rootOfPeaks, type Subtree } from './subtree.ts';

/** Hashes side by side in one tile. */
export const TILE_WIDTH = 256;

/** Which tile: hash `i` of tile `number` on level `level` is the root over leaves from `(number · 256 + i) · 256^level` on. */
export interface TileId {
  readonly level: number;
  readonly number: number;
}

/** A tile with its hashes one after the other, at most {@link TILE_WIDTH} of them (as in C2SP tlog-tiles). */
export interface Tile extends TileId {
  readonly hashes: Uint8Array;
}

/** Gives a tile's hashes, undefined when there is none. */
export type TileAt = (tile: TileId) => Uint8Array | undefined;

/** A tile that the tree must have is not there, or too short: the cache is to be made again from the log. */
export class TileMissing extends Error {
  override readonly name = 'TileMissing';

  constructor(readonly tile: TileId) {
    super(`tile ${tile.number} of level ${tile.level} does not hold what the tree needs`);
  }
}

/** The tiles that are begun in a tree of `size` leaves: what {@link growTiles} goes on from. */
export function openTiles(size: number): readonly TileId[] {
  const open: TileId[] = [];
  for (let [level, hashes] = [0, size]; hashes > 0; level += 1, hashes = Math.floor(hashes / TILE_WIDTH)) {
    if (hashes % TILE_WIDTH > 0) open.push({ level, number: Math.floor(hashes / TILE_WIDTH) });
  }
  return open;
}

/** The tiles that change, whole, when leaves with these hashes are added to a tree of `size` leaves. Throws {@link TileMissing}. */
export function growTiles(size: number, leafHashes: readonly Uint8Array[], tileAt: TileAt): readonly Tile[] {
  const changed: Tile[] = [];
  let [before, added] = [size, leafHashes];
  for (let level = 0; added.length > 0; level += 1) {
    const tiles = growLevel(level, before, added, tileAt);
    changed.push(...tiles);
    before = Math.floor(before / TILE_WIDTH);
    added = tiles
      .filter(({ hashes }) => hashes.length === TILE_WIDTH * HASH_BYTES)
      .map(({ hashes }) => rootOfComplete(split(hashes)));
  }
  return changed;
}

/** The tiles in which the hashes of these subtrees are found. */
export function tilesFor(subtrees: readonly Subtree[]): readonly TileId[] {
  const needed = new Map<string, TileId>();
  for (const peak of subtrees.flatMap(peaksOf)) {
    const { level, number } = placeOf(peak);
    needed.set(`${level}/${number}`, { level, number });
  }
  return [...needed.values()];
}

/** Hashes subtrees out of tiles, each node at most once; what it returns throws {@link TileMissing}. */
export function hashFromTiles(tileAt: TileAt): HashOf {
  const made = new Map<string, Uint8Array>();
  const nodeAt = (place: Place): Uint8Array => {
    if (place.count === 1) return hashAt(place, tileAt);
    const key = `${place.level}/${place.number}/${place.from}/${place.count}`;
    const node = made.get(key) ?? nodeHash(...bothHalves(place, nodeAt));
    made.set(key, node);
    return node;
  };
  return (subtree) => rootOfPeaks(subtree, (peak) => nodeAt(placeOf(peak)));
}

/** Hashes side by side in one tile, a power of two of them. */
interface Place extends TileId {
  readonly from: number;
  readonly count: number;
}

function hashAt(place: Place, tileAt: TileAt): Uint8Array {
  const hash = tileAt(place)?.subarray(place.from * HASH_BYTES, (place.from + 1) * HASH_BYTES);
  if (hash?.length !== HASH_BYTES) throw new TileMissing(place);
  return hash;
}

function bothHalves(place: Place, nodeAt: (half: Place) => Uint8Array): [Uint8Array, Uint8Array] {
  const count = place.count / 2;
  return [nodeAt({ ...place, count }), nodeAt({ ...place, from: place.from + count, count })];
}

/** Where the hashes are that make a complete subtree: `count` of them on the highest level that still divides it. */
function placeOf({ start, end }: Subtree): Place {
  let [level, first, count] = [0, start, end - start];
  while (count >= TILE_WIDTH) {
    level += 1;
    first /= TILE_WIDTH;
    count /= TILE_WIDTH;
  }
  return { level, number: Math.floor(first / TILE_WIDTH), from: first % TILE_WIDTH, count };
}

function growLevel(
  level: number,
  before: number,
  added: readonly Uint8Array[],
  tileAt: TileAt,
): readonly Tile[] {
  const tiles: Tile[] = [];
  for (let taken = 0; taken < added.length;) {
    const number = Math.floor((before + taken) / TILE_WIDTH);
    const held = (before + taken) % TILE_WIDTH;
    const fresh = added.slice(taken, taken + TILE_WIDTH - held);
    const begun = held === 0 ? new Uint8Array() : tileAt({ level, number })?.subarray(0, held * HASH_BYTES);
    if (begun?.length !== held * HASH_BYTES) throw new TileMissing({ level, number });
    tiles.push({ level, number, hashes: Buffer.concat([begun, ...fresh]) });
    taken += fresh.length;
  }
  return tiles;
}

function split(hashes: Uint8Array): readonly Uint8Array[] {
  return Array.from({ length: hashes.length / HASH_BYTES }, (_, index) =>
    hashes.subarray(index * HASH_BYTES, (index + 1) * HASH_BYTES),
  );
}
