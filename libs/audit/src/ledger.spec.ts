import { leafBytes, ledgerLeaf } from '#catalogue';
import { parseCheckpoint, parseNote, rootHash, verifyNote } from '#merkle';
import type { LedgerHead } from '#ports';
import { StoreUnavailable } from '#ports';
import { MemoryLedgerShelf } from '#ports/memory';
import { LedgerWorld, ORIGIN, START } from './spec/ledger-world.ts';

const checkpointOf = (head: LedgerHead | undefined) =>
  parseCheckpoint(parseNote(head?.note ?? '')?.text ?? '');

describe('the ledger', () => {
  it('signs the root over the leaves of the log', async () => {
    const world = new LedgerWorld();
    const events = await world.record(300);
    await world.follow();
    const head = await world.hub().heads.newest();
    const root = rootHash(events.map((event) => leafBytes(ledgerLeaf(event))));
    expect(checkpointOf(head)).toEqual({ origin: ORIGIN, size: 300, root });
    expect(verifyNote(head?.note ?? '', [world.hubKey.key(ORIGIN)])).toBe(true);
  });

  it('has no head while the log is empty', async () => {
    const world = new LedgerWorld();
    await world.follow();
    expect(await world.hub().heads.newest()).toBeUndefined();
  });

  it('counts events, not positions, where the log has gaps', async () => {
    const world = new LedgerWorld();
    const events = await world.record(3);
    const { ledger, heads } = world.hub();
    await ledger.checkpoint();
    const gaps = events.map((event, index) => ({ ...event, position: 1_000 + index * 128 }));
    await ledger.take(gaps, 2_000);
    expect(checkpointOf(await heads.newest())?.size).toBe(3);
    expect(await world.shelf.indexOf([1_128])).toEqual(new Map([[1_128, 1]]));
    expect(await ledger.checkpoint()).toBe(2_000);
  });

  it('signs at most one head a second, whichever hub it is', async () => {
    const world = new LedgerWorld();
    const [one, other] = [world.hub(), world.hub()];
    await world.record(1);
    await world.follow(one);
    await world.record(1);
    world.clock.set('2026-01-15T12:00:00.999Z');
    await world.follow(other);
    expect((await one.heads.newest())?.size).toBe(1);
    world.clock.set('2026-01-15T12:00:01.000Z');
    const heads = await Promise.all([one.heads.newest(), other.heads.newest(), one.heads.newest()]);
    expect(new Set(heads.map((head) => head?.note)).size).toBe(1);
    expect(heads[0]?.size).toBe(2);
    expect(await world.shelf.heads({ origin: '', size: 0 }, 10)).toHaveLength(2);
  });

  it('lets two hubs on one shelf add no leaf twice', async () => {
    const world = new LedgerWorld();
    const [one, other] = [world.hub(), world.hub()];
    const events = await world.record(5);
    await one.ledger.checkpoint();
    await other.ledger.checkpoint();
    await one.ledger.take(events, 5);
    await expect(other.ledger.take(events, 5)).rejects.toThrow(StoreUnavailable);
    await world.follow(other);
    expect(await world.shelf.extent()).toEqual({ size: 5, position: 5 });
    expect(world.alarms).toEqual([]);
  });

  it('signs nothing that does not follow from its last head, and makes the cache anew once', async () => {
    const world = new LedgerWorld();
    await world.record(4);
    await world.follow();
    // The same shelf, over a log that was rewritten.
    const rewritten = new LedgerWorld(world.shelf);
    await rewritten.record(1, 'vhs');
    await rewritten.record(5);
    rewritten.clock.set('2026-01-15T12:00:05.000Z');
    await world.shelf.clear();
    const hub = rewritten.hub();
    await rewritten.follow(hub);
    expect(rewritten.alarms).toEqual(['ledger-inconsistent']);
    await rewritten.follow(hub);
    await hub.heads.newest();
    expect(new Set(rewritten.alarms)).toEqual(new Set(['ledger-inconsistent']));
    expect((await world.shelf.head(ORIGIN))?.size).toBe(4);
    expect((await world.shelf.extent()).size).toBe(6);
  });

  it('raises the alarm over a log that lost events, and signs nothing', async () => {
    const world = new LedgerWorld();
    await world.record(4);
    await world.follow();
    const shrunk = new LedgerWorld(world.shelf);
    await shrunk.record(2);
    shrunk.clock.set('2026-01-15T12:00:05.000Z');
    await world.shelf.clear();
    await shrunk.follow();
    expect(shrunk.alarms).toEqual(['ledger-shrunk']);
    expect((await shrunk.hub().heads.newest())?.size).toBe(4);
  });

  it('fills its cache again from the log when a part is lost', async () => {
    const world = new LedgerWorld();
    await world.record(300);
    await world.follow();
    class Lossy extends MemoryLedgerShelf {
      lost = false;
      override async tiles(wanted: Parameters<MemoryLedgerShelf['tiles']>[0]) {
        return this.lost ? [] : super.tiles(wanted);
      }
      override async clear() {
        this.lost = false;
        await super.clear();
      }
    }
    const shelf = new Lossy();
    const hub = world.hub(shelf);
    await world.follow(hub);
    await world.record(1);
    shelf.lost = true;
    await expect(world.follow(hub)).rejects.toThrow(StoreUnavailable);
    expect(world.alarms).toEqual(['ledger-tiles-lost']);
    await world.follow(hub);
    expect((await shelf.extent()).size).toBe(301);
  });

  it('signs under a new origin only once the tree has all that was kept', async () => {
    const world = new LedgerWorld();
    const events = await world.record(5);
    await world.epochs.restart({ kept: 4, since: 4, at: START });
    const { ledger, heads } = world.hub();
    await ledger.checkpoint();
    await ledger.take(events.slice(0, 3), 3);
    expect(await heads.newest()).toBeUndefined();
    await ledger.take(events.slice(3, 4), 4);
    expect(checkpointOf(await heads.newest())).toMatchObject({ origin: `${ORIGIN}/2`, size: 4 });
  });

  it('signs nothing under a new origin that does not follow from what was signed under the one before', async () => {
    const world = new LedgerWorld();
    await world.record(3);
    await world.follow();
    await world.epochs.restart({ kept: 3, since: 3, at: START });
    const rewritten = new LedgerWorld(world.shelf);
    await rewritten.record(3, 'vhs');
    await world.shelf.clear();
    await rewritten.follow();
    expect(rewritten.alarms).toEqual(['ledger-inconsistent']);
    expect(await world.shelf.head(`${ORIGIN}/2`)).toBeUndefined();
  });

  it('thins heads of days ago as time goes on', async () => {
    const world = new LedgerWorld();
    for (const at of [
      START,
      '2026-01-15T12:00:10.000Z',
      '2026-01-15T12:00:20.000Z',
      '2026-01-18T09:00:00.000Z',
    ]) {
      world.clock.set(at);
      await world.record(1);
      await world.follow();
    }
    const sizes = (await world.shelf.heads({ origin: '', size: 0 }, 10)).map(({ size }) => size);
    expect(sizes).toEqual([3, 4]);
  });
});
