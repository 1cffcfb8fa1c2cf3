import { setImmediate as turn } from 'node:timers/promises';
import type { NewEvent, StoredEvent } from '#ports';
import { MemoryEventStore } from '#ports/memory';
import { LogFollower } from './log-follower.ts';

function event(id: string): NewEvent {
  const at = '2026-01-15T12:00:00.000Z';
  const sealed = { kid: 'k', iv: 'i', ct: 'c', tag: 't' };
  const rest = {
    version: 1,
    network: 'rheine',
    agency: 'abh',
    theme: 'case',
    category: 'case',
    commitment: 'c',
    signature: 's',
    sealed,
  };
  return { id, type: 'CaseOpened', happenedAt: at, recordedAt: at, ...rest };
}

function following(
  store: MemoryEventStore,
  fail: (events: readonly StoredEvent[]) => boolean = () => false,
  gatherMs = 0,
) {
  const taken: string[] = [];
  const batches: (readonly string[])[] = [];
  const faults: string[] = [];
  let checkpoint = 0;
  const reader = {
    checkpoint: async () => checkpoint,
    take: async (events: readonly StoredEvent[], upTo: number) => {
      if (fail(events)) throw new Error('cannot be applied');
      taken.push(...events.map(({ id }) => id));
      if (events.length > 0) batches.push(events.map(({ id }) => id));
      checkpoint = upTo;
    },
  };
  const told = {
    stumbled: (name: string, at: number) => faults.push(`${name} ${at}`),
    parked: (name: string, at: number) => faults.push(`${name} parked ${at}`),
  };
  const follower = new LogFollower('spec', store, reader, told, gatherMs);
  return { follower, taken, batches, faults };
}

describe('a follower of the log', () => {
  it('brings its reader everything in order, also what comes later', async () => {
    const store = new MemoryEventStore();
    await store.append('case-rheine-a', 'none', [event('1'), event('2')]);
    const { follower, taken } = following(store);
    follower.start();
    expect(await follower.reached(2, 60_000)).toBe(true);
    await store.append('case-rheine-a', 'any', [event('3')]);
    expect(await follower.reached(3, 60_000)).toBe(true);
    expect(taken).toEqual(['1', '2', '3']);
    await follower.stop();
  });

  it('tells of what cannot be applied and tries again from there, and skips nothing', async () => {
    const store = new MemoryEventStore();
    let broken = true;
    const { follower, taken, faults } = following(store, () => broken);
    follower.start();
    await store.append('case-rheine-a', 'none', [event('1')]);
    expect(await follower.reached(1, 100)).toBe(false);
    expect(faults).toEqual(['spec 0']);
    broken = false;
    expect(await follower.reached(1, 60_000)).toBe(true);
    expect(taken).toEqual(['1']);
    await follower.stop();
  });

  it('says no when the position is not reached in time', async () => {
    const { follower } = following(new MemoryEventStore());
    follower.start();
    expect(await follower.reached(5, 10)).toBe(false);
    await follower.stop();
  });

  it('lets events gather after a batch, until somebody waits for them', async () => {
    const store = new MemoryEventStore();
    const { follower, batches } = following(store, undefined, 60_000);
    follower.start();
    await store.append('case-rheine-a', 'none', [event('1')]);
    while (batches.length === 0) await turn();
    for (const id of ['2', '3', '4']) {
      await store.append('case-rheine-a', 'any', [event(id)]);
      await turn();
    }
    expect(batches).toEqual([['1']]);
    expect(await follower.reached(4, 30_000)).toBe(true);
    expect(batches).toEqual([['1'], ['2', '3', '4']]);
    await follower.stop();
  });

  it('can be stopped and started again', async () => {
    const store = new MemoryEventStore();
    const { follower, taken } = following(store);
    for (const id of ['1', '2', '3']) {
      follower.start();
      await store.append('case-rheine-a', 'any', [event(id)]);
      expect(await follower.reached(Number(id), 60_000)).toBe(true);
      await follower.stop();
    }
    expect(taken).toEqual(['1', '2', '3']);
  });

  it('knows what is reached, and how far behind it is, while another process follows', async () => {
    const store = new MemoryEventStore();
    await store.append('case-rheine-a', 'none', [event('1'), event('2'), event('3')]);
    let checkpoint = 1;
    const reader = { checkpoint: async () => checkpoint, take: async () => undefined };
    const faults = { stumbled: () => undefined, parked: () => undefined };
    const idle = new LogFollower('spec', store, reader, faults);
    expect(await idle.reached(1, 60_000)).toBe(true);
    expect(await idle.reached(2, 60)).toBe(false);
    expect(await idle.progress()).toEqual({ name: 'spec', position: 1, behind: 2 });
    const waiting = idle.reached(3, 60_000);
    checkpoint = 3;
    expect(await waiting).toBe(true);
    expect(await idle.progress()).toEqual({ name: 'spec', position: 3, behind: 0 });
  });

  it('no longer says what was reached before a crash took it, while it follows and while it does not', async () => {
    const store = new MemoryEventStore();
    await store.append('case-rheine-a', 'none', [event('1'), event('2')]);
    const view = { checkpoint: 0, isDown: false };
    const reader = {
      checkpoint: async () => view.checkpoint,
      take: async (_: readonly StoredEvent[], upTo: number) => {
        if (view.isDown) throw new Error('the server is away');
        view.checkpoint = upTo;
      },
    };
    const faults = { stumbled: () => undefined, parked: () => undefined };
    const follower = new LogFollower('spec', store, reader, faults);
    follower.start();
    expect(await follower.reached(2, 60_000)).toBe(true);
    Object.assign(view, { checkpoint: 1, isDown: true });
    await store.append('case-rheine-a', 'any', [event('3')]);
    expect(await follower.reached(3, 50)).toBe(false);
    expect(await follower.reached(2, 50)).toBe(false);
    view.isDown = false;
    expect(await follower.reached(3, 60_000)).toBe(true);
    await follower.stop();
    view.checkpoint = 1;
    expect(await follower.reached(2, 50)).toBe(false);
  });
});
