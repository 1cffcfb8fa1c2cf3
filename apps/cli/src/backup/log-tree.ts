import { ledgerLeaf, leafBytes } from '#catalogue';
import type { LedgerEvent } from '#catalogue';
import { growTiles, hashFromTiles, leafHash } from '#merkle';
import type { TileId } from '#merkle';

/** Leaves that are entered into the tree in one go. */
const AT_ONCE = 4_096;

/** The ledger's tree, grown from the log itself in memory (about 32 bytes an event), so that no stored hash needs to be believed. */
export class LogTree {
  #entered = 0;
  #waiting: Uint8Array[] = [];
  readonly #tiles = new Map<string, Uint8Array>();

  /** How many leaves there are. */
  get size(): number {
    return this.#entered + this.#waiting.length;
  }

  /** Adds the next event of the log. */
  add(event: LedgerEvent): void {
    this.#waiting.push(leafHash(leafBytes(ledgerLeaf(event))));
    if (this.#waiting.length >= AT_ONCE) this.#enter();
  }

  /** The root over the first `size` leaves (RFC 6962, 2.1); there must be so many. */
  root(size: number): Uint8Array {
    this.#enter();
    if (size > this.#entered) throw new RangeError('the tree has not so many leaves');
    return hashFromTiles((tile) => this.#tileAt(tile))({ start: 0, end: size });
  }

  #enter(): void {
    for (const { level, number, hashes } of growTiles(this.#entered, this.#waiting, (tile) =>
      this.#tileAt(tile),
    ))
      this.#tiles.set(`${level}/${number}`, hashes);
    this.#entered += this.#waiting.length;
    this.#waiting = [];
  }

  #tileAt({ level, number }: TileId): Uint8Array | undefined {
    return this.#tiles.get(`${level}/${number}`);
  }
}
