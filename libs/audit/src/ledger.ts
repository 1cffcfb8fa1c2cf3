import { leafBytes, ledgerLeaf } from '#catalogue';
import { leafHash, TileMissing } from '#merkle';
import type { LedgerShelf, Position, StoredEvent } from '#ports';
import { StoreUnavailable } from '#ports';
import type { LedgerAlarms } from './ledger-alarms.ts';
import { ShelvedTree } from './shelved-tree.ts';

/** The tree was taken on by another process, or is being made anew: read on from its checkpoint. */
class TreeMoved extends Error {
  override readonly name = 'TreeMoved';
}

/** Reads the log into the tree: one leaf for each event, in the order of the log; its index counts events, positions may have gaps. */
export class Ledger {
  readonly #tree: ShelvedTree;
  #at: Position = 0;

  constructor(
    private readonly parts: {
      readonly shelf: LedgerShelf;
      readonly alarms: LedgerAlarms;
    },
  ) {
    this.#tree = new ShelvedTree(parts.shelf);
  }

  /** The last log position that is in the tree. */
  async checkpoint(): Promise<Position> {
    this.#at = (await this.parts.shelf.extent()).position;
    return this.#at;
  }

  /** Adds the next events of the log; heads are signed by the clock. Throws `StoreUnavailable` when it must be called again from the checkpoint. */
  async take(events: readonly StoredEvent[], upTo: Position): Promise<void> {
    const { shelf, alarms } = this.parts;
    const { size, position } = await shelf.extent();
    // A leaf in the wrong place could never be taken out again.
    if (position !== this.#at) throw new StoreUnavailable(new TreeMoved());
    const places = events.map((event) => event.position);
    try {
      const tiles = await this.#tree.grown(size, events.map(leafHashOf));
      if (!(await shelf.grow({ from: size, position: upTo, places, tiles })))
        throw new StoreUnavailable(new TreeMoved());
    } catch (error) {
      if (!(error instanceof TileMissing)) throw error;
      alarms.raise('ledger-tiles-lost', { count: size });
      await shelf.clear();
      throw new StoreUnavailable(error);
    }
    this.#at = upTo;
  }
}

/** The hash of an event's leaf, as it stands in the tree and in the receipt. */
export function leafHashOf(event: StoredEvent): Uint8Array {
  return leafHash(leafBytes(ledgerLeaf(event)));
}
