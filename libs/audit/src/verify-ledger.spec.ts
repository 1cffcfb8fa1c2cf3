import { createHash } from 'node:crypto';
import { canonicalJson } from '#catalogue';
import {
  parseCheckpoint,
  parseNote,
  verifyCosignature,
  verifyInclusion,
  verifyNote,
  parseSignature,
} from '#merkle';
import type { StoredEvent } from '#ports';
import { NotProvable, proveEvent } from './prove-event.ts';
import { verifyLedger } from './verify-ledger.ts';
import { LedgerWorld, ORIGIN } from './spec/ledger-world.ts';

/** A world with three heads, the second one co-signed. */
async function grownWorld(): Promise<LedgerWorld> {
  const world = new LedgerWorld();
  for (const [second, count] of [3, 300, 40].entries()) {
    world.clock.set(`2026-01-15T12:00:0${second}.000Z`);
    await world.record(count);
    await world.follow();
    if (second !== 1) continue;
    const { note = '' } = await world.ask();
    await world.ask({ origin: ORIGIN, size: 303, cosigned: world.cosigned(note) });
  }
  return world;
}

function keysOf(world: LedgerWorld) {
  return {
    hub: [world.hubKey.jwk],
    agency: async (_: string, name: string) => [world.agencies[name]?.jwk].flatMap((jwk) => jwk ?? []),
  };
}

/** The log as it would read after somebody changed it. */
async function changed(
  world: LedgerWorld,
  change: (events: readonly StoredEvent[]) => readonly StoredEvent[],
) {
  const events = change(await world.store.readAll(0, { max: 10_000 })).map((event, index) => ({
    ...event,
    position: index + 1,
  }));
  return {
    head: async () => events.length,
    readAll: async (after: number, { max }: { readonly max: number }) => events.slice(after, after + max),
  };
}

describe('the verification of the ledger', () => {
  it('finds nothing in a record that nobody touched', async () => {
    const world = await grownWorld();
    const progress: number[] = [];
    expect(
      await verifyLedger(world.store, world.shelf, (events) => progress.push(events), keysOf(world)),
    ).toEqual([]);
    expect(progress.at(-1)).toBe(343);
  });

  it('finds nothing wrong with a cache that lags behind the log', async () => {
    const world = await grownWorld();
    await world.record(5);
    expect(await verifyLedger(world.store, world.shelf, undefined, keysOf(world))).toEqual([]);
  });

  const somewhere = 150;
  it.each<[string, (events: readonly StoredEvent[]) => readonly StoredEvent[]]>([
    [
      'changed',
      (events) => events.map((event, at) => (at === somewhere ? { ...event, commitment: 'other' } : event)),
    ],
    [
      'filed elsewhere',
      (events) => events.map((event, at) => (at === somewhere ? { ...event, stream: 'other' } : event)),
    ],
    ['deleted', (events) => events.toSpliced(somewhere, 1)],
    ['put in', (events) => events.toSpliced(somewhere, 0, { ...(events[0] as StoredEvent), id: 'new' })],
    ['moved', (events) => [...events.slice(0, somewhere), ...events.slice(somewhere).toReversed()]],
  ])('finds an event that was %s after it was signed for', async (_name, change) => {
    const world = await grownWorld();
    const store = await changed(world, change);
    const codes = (await verifyLedger(store, world.shelf, undefined, keysOf(world))).map(({ code }) => code);
    expect(codes).toContain('HEAD_DIFFERS');
    expect(codes).toContain('COSIGNATURE_DIFFERS');
    expect(codes).toContain('TILE_DIFFERS');
  });

  it('finds the end of the log cut off, and that a witness has seen more', async () => {
    const world = await grownWorld();
    const store = await changed(world, (events) => events.slice(0, 100));
    const findings = await verifyLedger(store, world.shelf, undefined, keysOf(world));
    expect(findings).toEqual(
      expect.arrayContaining([
        { code: 'TREE_LONGER_THAN_LOG', place: '343 leaves' },
        { code: 'HEAD_LONGER_THAN_LOG', place: `${ORIGIN} at 303` },
        { code: 'WITNESS_AHEAD', place: 'rheine/abh' },
      ]),
    );
  });

  it('finds a cache that was changed, and one that lacks a part, and does not blame the log', async () => {
    const world = await grownWorld();
    const whole = world.shelf.tiles.bind(world.shelf);
    world.shelf.tiles = async (wanted) =>
      (await whole(wanted))
        .filter(({ level }) => level === 0)
        .map((tile) => ({
          ...tile,
          hashes: tile.number === 1 ? Uint8Array.from(tile.hashes).with(40, 7) : tile.hashes,
        }));
    const findings = await verifyLedger(world.store, world.shelf, undefined, keysOf(world));
    expect(findings).toEqual([
      { code: 'TILE_MISSING', place: 'level 1, tile 0' },
      { code: 'TILE_DIFFERS', place: 'level 0, tile 1' },
    ]);
  });

  it('finds heads that the hub did not sign, or that are none', async () => {
    const world = await grownWorld();
    const stranger = await grownWorld();
    const note = (await stranger.shelf.head(ORIGIN))?.note ?? '';
    const add = (size: number, text: string) =>
      world.shelf.addHead(
        { origin: ORIGIN, size, note: text, at: world.clock.now() },
        size === 344 ? 343 : 344,
      );
    await world.record(2);
    await add(344, note);
    await add(345, 'nothing');
    const unsigned = await verifyLedger(world.store, world.shelf, undefined, { hub: [stranger.hubKey.jwk] });
    expect(unsigned.map(({ code }) => code)).toEqual([
      'HEAD_UNREADABLE',
      'HEAD_UNREADABLE',
      'HEAD_NOT_SIGNED',
      'HEAD_NOT_SIGNED',
      'HEAD_NOT_SIGNED',
    ]);
  });

  it('finds that nothing was ever signed about a log that is no longer new', async () => {
    const world = new LedgerWorld();
    const codesAt = async (now: string) =>
      (await verifyLedger(world.store, world.shelf, undefined, {}, now)).map(({ code }) => code);
    expect(await codesAt('2026-01-15T13:00:00.000Z')).toEqual([]);
    await world.record(3);
    expect(await codesAt('2026-01-15T12:00:05.000Z')).toEqual([]);
    expect(await codesAt('2026-01-15T13:00:00.000Z')).toEqual(['HEADS_MISSING']);
    await world.follow();
    expect(await codesAt('2026-01-15T13:00:00.000Z')).toEqual([]);
  });

  it('does not hold against a restored record what was lost with the ledger before', async () => {
    const world = await grownWorld();
    const { shelf, clock } = new LedgerWorld(world.shelf);
    await world.epochs.restart({ kept: 100, since: 100, at: clock.now() });
    const store = await changed(world, (events) => events.slice(0, 100));
    await shelf.clear();
    expect(await verifyLedger(store, shelf, undefined, keysOf(world))).toEqual([]);
  });
});

describe('the proof of one event', () => {
  it('can be checked with the public keys alone', async () => {
    const world = await grownWorld();
    const { note, origin, leaf, index, path, event, cosignatures } = await proveEvent(
      world.store,
      world.shelf,
      200,
    );
    const text = parseNote(note)?.text ?? '';
    const checkpoint = parseCheckpoint(text);
    expect(verifyNote(note, [world.hubKey.key(origin)])).toBe(true);
    const bytes = Buffer.from(canonicalJson(leaf));
    const claim = {
      leafHash: createHash('sha256').update(Uint8Array.of(0)).update(bytes).digest(),
      index,
      size: checkpoint?.size ?? 0,
      proof: path.map((hash) => Buffer.from(hash, 'base64url')),
      root: checkpoint?.root ?? new Uint8Array(),
    };
    expect(verifyInclusion(claim)).toBe(true);
    // The one that a witness co-signed, not the newest.
    expect(checkpoint?.size).toBe(303);
    const [line = ''] = cosignatures;
    const signature = parseSignature(line);
    const key = world.agencies['abh']?.key('rheine/abh');
    expect(signature && key && verifyCosignature(text, signature, [key])).toBe(true);
    expect(event).not.toHaveProperty('sealed');
    expect(event).toMatchObject({ position: 200, id: 'event-200', commitment: 'commitment-200' });
  });

  it('is given under the newest head when no witness saw the event yet', async () => {
    const world = await grownWorld();
    const { note, cosignatures } = await proveEvent(world.store, world.shelf, 340);
    expect(parseCheckpoint(parseNote(note)?.text ?? '')?.size).toBe(343);
    expect(cosignatures).toEqual([]);
  });

  it('says why there is none', async () => {
    const world = await grownWorld();
    await world.record(1);
    await expect(proveEvent(world.store, world.shelf, 344)).rejects.toThrow(
      new NotProvable('NOT_IN_A_HEAD_YET'),
    );
    await expect(proveEvent(world.store, world.shelf, 999)).rejects.toThrow(
      new NotProvable('EVENT_NOT_FOUND'),
    );
  });
});
