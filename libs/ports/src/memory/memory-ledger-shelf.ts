import type { Tile, TileId } from '#merkle';
import type { Position } from '../event-store.ts';
import type { LedgerEpoch, LedgerExtent, LedgerGrowth, LedgerHead, LedgerWitness } from '../ledger-shelf.ts';
import { LedgerShelf } from '../ledger-shelf.ts';

const NOTHING: LedgerExtent = { size: 0, position: 0 };

/** The ledger in memory: the twin of the durable ones for tests. */
export class MemoryLedgerShelf extends LedgerShelf {
  #extent = NOTHING;
  readonly #tiles = new Map<string, Tile>();
  readonly #indexes = new Map<Position, number>();
  readonly #heads = new Map<string, LedgerHead>();
  readonly #witnesses = new Map<string, LedgerWitness>();
  readonly #epochs: LedgerEpoch[] = [];

  async extent(): Promise<LedgerExtent> {
    return this.#extent;
  }

  async grow({ from, position, places, tiles }: LedgerGrowth): Promise<boolean> {
    if (this.#extent.size !== from || this.#extent.position > position) return false;
    for (const [ordinal, place] of places.entries()) this.#indexes.set(place, from + ordinal);
    for (const tile of tiles) this.#tiles.set(keyOf(tile.level, tile.number), tile);
    this.#extent = { size: from + places.length, position };
    return true;
  }

  async tiles(wanted: readonly TileId[]): Promise<readonly Tile[]> {
    return wanted
      .map(({ level, number }) => this.#tiles.get(keyOf(level, number)))
      .filter((tile) => tile !== undefined);
  }

  async indexOf(positions: readonly Position[]): Promise<ReadonlyMap<Position, number>> {
    return new Map(
      positions.flatMap((position) => {
        const index = this.#indexes.get(position);
        return index === undefined ? [] : [[position, index] as const];
      }),
    );
  }

  async clear(): Promise<void> {
    this.#extent = NOTHING;
    this.#tiles.clear();
    this.#indexes.clear();
  }

  async head(origin: string, most?: number): Promise<LedgerHead | undefined> {
    return this.#newest(origin, most);
  }

  async addHead(head: LedgerHead, after: number): Promise<boolean> {
    const last = this.#newest(head.origin)?.size ?? 0;
    if (last !== after || head.size <= after) return false;
    this.#heads.set(keyOf(head.origin, head.size), head);
    return true;
  }

  async heads(
    after: { readonly origin: string; readonly size: number },
    max: number,
  ): Promise<readonly LedgerHead[]> {
    return this.#sorted()
      .filter((head) => order(head, after) > 0)
      .slice(0, max);
  }

  async thinHeads(before: string): Promise<void> {
    const old = this.#sorted().filter(({ at }) => at < before);
    for (const [index, head] of old.entries()) {
      const next = old[index + 1];
      const isLastOfHour = next?.origin !== head.origin || hourOf(next) !== hourOf(head);
      if (!isLastOfHour && !this.#isCosigned(head)) this.#heads.delete(keyOf(head.origin, head.size));
    }
  }

  async witness(said: LedgerWitness): Promise<void> {
    const key = keyOf(said.origin, said.network, said.agency);
    const before = this.#witnesses.get(key);
    const cosigned = [before?.cosigned, said.cosigned]
      .filter((one) => one !== undefined)
      .reduce<LedgerWitness['cosigned']>(
        (best, one) => (best && best.size >= one.size ? best : one),
        undefined,
      );
    const missing = said.missing ?? before?.missing;
    this.#witnesses.set(key, {
      ...said,
      ...(cosigned && { cosigned }),
      ...(missing !== undefined && { missing }),
    });
  }

  async witnesses(origin: string): Promise<readonly LedgerWitness[]> {
    return [...this.#witnesses.entries()]
      .filter(([, witness]) => witness.origin === origin)
      .sort(([one], [other]) => (one < other ? -1 : 1))
      .map(([, witness]) => witness);
  }

  async epochs(): Promise<readonly LedgerEpoch[]> {
    return [...this.#epochs];
  }

  async beginEpoch(epoch: LedgerEpoch): Promise<boolean> {
    if (epoch.epoch !== this.#epochs.length + 1) return false;
    this.#epochs.push(epoch);
    return true;
  }

  async openEpoch(epoch: number): Promise<void> {
    const at = this.#epochs.findIndex((one) => one.epoch === epoch);
    const begun = this.#epochs[at];
    if (begun !== undefined) this.#epochs[at] = { ...begun, state: 'open' };
  }

  #newest(origin: string, most = Number.MAX_SAFE_INTEGER): LedgerHead | undefined {
    return this.#sorted().findLast((head) => head.origin === origin && head.size <= most);
  }

  #sorted(): readonly LedgerHead[] {
    return [...this.#heads.values()].sort(order);
  }

  #isCosigned({ origin, size }: LedgerHead): boolean {
    return [...this.#witnesses.values()].some((one) => one.origin === origin && one.cosigned?.size === size);
  }
}

function order(
  one: { readonly origin: string; readonly size: number },
  other: { readonly origin: string; readonly size: number },
): number {
  if (one.origin !== other.origin) return one.origin < other.origin ? -1 : 1;
  return one.size - other.size;
}

function hourOf({ at }: LedgerHead): string {
  return at.slice(0, 'YYYY-MM-DDTHH'.length);
}

function keyOf(...parts: readonly (string | number)[]): string {
  return JSON.stringify(parts);
}
