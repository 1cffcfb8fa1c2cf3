import { growTiles, leafHash, openTiles, type Tile } from '#merkle';
import type { LedgerShelf, LedgerWitness } from '../ledger-shelf.ts';
import { fresh } from './sample-events.ts';

/** An empty shelf through two doors, as with {@link OpenRecord}. */
export interface OpenLedger {
  readonly shelf: LedgerShelf;
  readonly other: LedgerShelf;
  close(): Promise<void>;
}

const AT = '2026-01-15T12:00:00.000Z';

/** What every shelf of the ledger must do. */
export function ledgerShelfContract(name: string, open: () => Promise<OpenLedger>): void {
  describe(`${name} as the shelf of the ledger`, () => {
    let opened: OpenLedger;
    beforeEach(async () => {
      opened = await open();
    });
    afterEach(() => opened.close());

    it('starts without leaves, heads, witnesses and epochs', async () => {
      const { shelf } = opened;
      expect(await shelf.extent()).toEqual({ size: 0, position: 0 });
      expect(await shelf.tiles([{ level: 0, number: 0 }])).toEqual([]);
      expect(await shelf.indexOf([1])).toEqual(new Map());
      expect(await shelf.head('o')).toBeUndefined();
      expect(await shelf.heads({ origin: '', size: 0 }, 10)).toEqual([]);
      expect(await shelf.witnesses('o')).toEqual([]);
      expect(await shelf.epochs()).toEqual([]);
    });

    it('keeps tiles and places, also where positions have gaps and batches end within a tile', async () => {
      const { shelf, other } = opened;
      const places = Array.from({ length: 600 }, (_, index) => 7 + index * 3);
      for (const [from, to] of [
        [0, 1],
        [1, 200],
        [200, 256],
        [256, 600],
      ] as const)
        expect(await grown(shelf, places.slice(from, to), from)).toBe(true);
      expect(await other.extent()).toEqual({ size: 600, position: places.at(-1) });
      const wanted = [7, 7 + 255 * 3, 7 + 256 * 3, 7 + 599 * 3];
      expect(await other.indexOf([...wanted, 8, 1, 99_999])).toEqual(
        new Map([
          [7, 0],
          [7 + 255 * 3, 255],
          [7 + 256 * 3, 256],
          [7 + 599 * 3, 599],
        ]),
      );
      const tiles = await other.tiles([
        { level: 0, number: 0 },
        { level: 0, number: 2 },
        { level: 1, number: 0 },
        { level: 2, number: 0 },
      ]);
      expect(
        tiles.map(({ level, number, hashes }) => `${level}/${number}: ${hashes.length / 32}`).toSorted(order),
      ).toEqual(['0/0: 256', '0/2: 88', '1/0: 2']);
      const first = tiles.find(({ level, number }) => level === 0 && number === 0);
      expect(Buffer.from(first?.hashes.subarray(32, 64) ?? []).toString('hex')).toBe(
        Buffer.from(leafOf(10)).toString('hex'),
      );
    });

    it('grows from where it stands only, and lets one of several who add at once win', async () => {
      const { shelf, other } = opened;
      expect(await grown(shelf, [1, 2], 0)).toBe(true);
      expect(await grown(shelf, [3], 1)).toBe(false);
      expect(await grown(shelf, [3], 3)).toBe(false);
      const doors = [shelf, other, shelf, other, shelf, other];
      const results = await Promise.all(doors.map((door) => grown(door, [5, 6], 2)));
      expect(results.filter(Boolean)).toHaveLength(1);
      expect(await other.extent()).toEqual({ size: 4, position: 6 });
    });

    it('moves on over positions without leaves, and never back', async () => {
      const { shelf } = opened;
      expect(await shelf.grow({ from: 0, position: 9, places: [], tiles: [] })).toBe(true);
      expect(await shelf.grow({ from: 0, position: 8, places: [], tiles: [] })).toBe(false);
      expect(await shelf.extent()).toEqual({ size: 0, position: 9 });
    });

    it('forgets tiles and places but nothing that was said', async () => {
      const { shelf } = opened;
      await grown(shelf, [1, 2, 3], 0);
      await shelf.addHead(head('o', 3), 0);
      await shelf.clear();
      expect(await shelf.extent()).toEqual({ size: 0, position: 0 });
      expect(await shelf.tiles([{ level: 0, number: 0 }])).toEqual([]);
      expect(await shelf.indexOf([1])).toEqual(new Map());
      expect(await shelf.head('o')).toEqual(head('o', 3));
      expect(await grown(shelf, [1, 2], 0)).toBe(true);
    });

    it('takes a head only after the one that its signer saw', async () => {
      const { shelf, other } = opened;
      expect(await shelf.addHead(head('o', 3), 2)).toBe(false);
      expect(await shelf.addHead(head('o', 3), 0)).toBe(true);
      expect(await shelf.addHead(head('o', 3, 'another'), 0)).toBe(false);
      expect(await shelf.addHead(head('o', 3, 'another'), 3)).toBe(false);
      expect(await shelf.addHead(head('o', 2), 3)).toBe(false);
      expect(await shelf.addHead(head('p', 2), 0)).toBe(true);
      expect(await other.head('o')).toEqual(head('o', 3));
      const sizes = [4, 5, 6, 7, 8, 9];
      const results = await Promise.all(
        sizes.map((size) => (size % 2 ? shelf : other).addHead(head('o', size), 3)),
      );
      expect(results.filter(Boolean)).toHaveLength(1);
    });

    it('finds heads by ledger and size, in order', async () => {
      const { shelf } = opened;
      for (const [before, size] of [
        [0, 2],
        [2, 9],
        [9, 10],
      ] as const)
        await shelf.addHead(head('o', size), before);
      await shelf.addHead(head('n', 5), 0);
      expect((await shelf.head('o', 9))?.size).toBe(9);
      expect((await shelf.head('o', 8))?.size).toBe(2);
      expect(await shelf.head('o', 1)).toBeUndefined();
      const named = (await shelf.heads({ origin: '', size: 0 }, 3)).map(({ origin, size }) => [origin, size]);
      expect(named).toEqual([
        ['n', 5],
        ['o', 2],
        ['o', 9],
      ]);
      expect(await shelf.heads({ origin: 'o', size: 9 }, 3)).toEqual([head('o', 10)]);
    });

    it('thins old heads to one an hour, but for those that a witness co-signed', async () => {
      const { shelf } = opened;
      const times = ['12:00', '12:10', '12:50', '13:05', '13:20', '15:00', '15:01'];
      for (const [index, time] of times.entries())
        await shelf.addHead({ ...head('o', index + 1), at: `2026-01-15T${time}:00.000Z` }, index);
      await shelf.witness({ ...said(), origin: 'o', cosigned: { size: 2, line: 'line' } });
      await shelf.thinHeads('2026-01-15T15:00:00.000Z');
      const left = await shelf.heads({ origin: 'o', size: 0 }, 10);
      expect(left.map(({ size }) => size)).toEqual([2, 3, 5, 6, 7]);
    });

    it('keeps what each witness said last, and its largest cosignature', async () => {
      const { shelf, other } = opened;
      const first = { ...said(), origin: 'o', seen: 9, cosigned: { size: 9, line: 'nine' } };
      await shelf.witness(first);
      await other.witness({ ...first, origin: 'p', seen: 1 });
      await other.witness({ ...first, seen: 7, cosigned: { size: 7, line: 'seven' }, missing: 2 });
      const { network, agency, origin } = first;
      await other.witness({ network, agency, origin, seen: 8, at: AT });
      expect(await shelf.witnesses('o')).toEqual([{ ...first, seen: 8, missing: 2 }]);
      await shelf.witness({ ...first, cosigned: { size: 12, line: 'twelve' } });
      expect((await other.witnesses('o'))[0]?.cosigned).toEqual({ size: 12, line: 'twelve' });
    });

    it('begins epochs one after the other, and opens them', async () => {
      const { shelf, other } = opened;
      const begun = { epoch: 1, origin: 'o', kept: 0, since: 0, at: AT, state: 'open' } as const;
      const next = { epoch: 2, origin: 'o/2', kept: 7, since: 8, at: AT, state: 'refilling' } as const;
      expect(await shelf.beginEpoch(next)).toBe(false);
      const results = await Promise.all([shelf, other, shelf].map((door) => door.beginEpoch(begun)));
      expect(results.filter(Boolean)).toHaveLength(1);
      expect(await other.beginEpoch(next)).toBe(true);
      expect(await other.epochs()).toEqual([begun, next]);
      await shelf.openEpoch(2);
      expect(await other.epochs()).toEqual([begun, { ...next, state: 'open' }]);
    });
  });
}

function leafOf(position: number): Uint8Array {
  return leafHash(Buffer.from(`leaf at ${position}`));
}

async function grown(shelf: LedgerShelf, places: readonly number[], from: number): Promise<boolean> {
  const open = new Map((await shelf.tiles(openTiles(from))).map((tile) => [keyOf(tile), tile.hashes]));
  let tiles: readonly Tile[];
  try {
    tiles = growTiles(from, places.map(leafOf), (tile) => open.get(keyOf(tile)));
  } catch {
    // A tree that does not stand where the caller thinks may lack the tiles; the shelf must say no by itself.
    tiles = [];
  }
  return shelf.grow({ from, position: places.at(-1) ?? 0, places, tiles });
}

function keyOf({ level, number }: { readonly level: number; readonly number: number }): string {
  return `${level}/${number}`;
}

function order(one: string, other: string): number {
  return one < other ? -1 : 1;
}

function head(origin: string, size: number, note = `${origin} ${size}`) {
  return { origin, size, note, at: AT };
}

function said(): Omit<LedgerWitness, 'origin'> {
  return { network: fresh('network'), agency: 'abh', seen: 1, at: AT };
}
