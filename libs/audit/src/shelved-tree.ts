import {
  growTiles,
  hashFromTiles,
  openTiles,
  type Subtree,
  type Tile,
  type TileAt,
  type TileId,
  tilesFor,
} from '#merkle';
import type { LedgerShelf } from '#ports';

/** The tree as the shelf's tiles hold it. All methods throw `TileMissing` when the cache lacks what the tree must have. */
export class ShelvedTree {
  constructor(private readonly shelf: Pick<LedgerShelf, 'tiles'>) {}

  /** Root over the first `size` leaves. */
  async root(size: number): Promise<Uint8Array> {
    const [root] = await this.hashes([{ start: 0, end: size }]);
    return root as Uint8Array;
  }

  /** Hashes of these subtrees, in their order, out of one look at the shelf. */
  async hashes(subtrees: readonly Subtree[]): Promise<readonly Uint8Array[]> {
    return subtrees.map(hashFromTiles(await this.#load(tilesFor(subtrees))));
  }

  /** The tiles that change when leaves with these hashes are added to a tree of `size` leaves. */
  async grown(size: number, leafHashes: readonly Uint8Array[]): Promise<readonly Tile[]> {
    return growTiles(size, leafHashes, await this.#load(openTiles(size)));
  }

  async #load(wanted: readonly TileId[]): Promise<TileAt> {
    const tiles = wanted.length === 0 ? [] : await this.shelf.tiles(wanted);
    const byKey = new Map(tiles.map((tile) => [keyOf(tile), tile.hashes]));
    return (tile) => byKey.get(keyOf(tile));
  }
}

function keyOf({ level, number }: TileId): string {
  return `${level}/${number}`;
}
