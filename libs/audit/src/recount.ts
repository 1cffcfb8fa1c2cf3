import { Frontier, growTiles, openTiles, type Tile, type TileId, TILE_WIDTH } from '#merkle';

/** Makes the tree anew, leaf by leaf in memory that hardly grows: its root at any moment, and every tile once it is complete. */
export class Recount {
  readonly #frontier = new Frontier();
  readonly #open = new Map<string, Tile>();
  #waiting: Uint8Array[] = [];

  get size(): number {
    return this.#frontier.size;
  }

  root(): Uint8Array {
    return this.#frontier.root();
  }

  /** Adds a leaf by its hash; returns the tiles that it completed. */
  add(leafHash: Uint8Array): readonly Tile[] {
    this.#frontier.add(leafHash);
    this.#waiting.push(leafHash);
    return this.size % TILE_WIDTH === 0 ? this.#settle() : [];
  }

  /** The tiles that are begun and not complete. */
  rest(): readonly Tile[] {
    this.#settle();
    return [...this.#open.values()];
  }

  #settle(): readonly Tile[] {
    const before = this.size - this.#waiting.length;
    const grown = growTiles(before, this.#waiting, (tile) => this.#open.get(keyOf(tile))?.hashes);
    this.#waiting = [];
    for (const tile of grown) this.#open.set(keyOf(tile), tile);
    const stillOpen = new Set(openTiles(this.size).map(keyOf));
    for (const key of this.#open.keys()) if (!stillOpen.has(key)) this.#open.delete(key);
    return grown.filter((tile) => !stillOpen.has(keyOf(tile)));
  }
}

function keyOf({ level, number }: TileId): string {
  return `${level}/${number}`;
}
