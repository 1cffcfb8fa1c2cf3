import { setImmediate as turn } from 'node:timers/promises';
import { Room } from './room.ts';

const LIMITS = { places: 1, mostWaiting: 10, patienceMs: 60_000 };

/** Tasks that end when they are told to. */
function tasks() {
  const begun: string[] = [];
  const ending = new Map<string, PromiseWithResolvers<string>>();
  const task = (name: string) => () => {
    begun.push(name);
    const end = Promise.withResolvers<string>();
    ending.set(name, end);
    return end.promise;
  };
  const ended = async (name: string) => {
    while (!ending.has(name)) await turn();
    return ending.get(name);
  };
  return {
    begun,
    task,
    end: async (name: string) => (await ended(name))?.resolve(name),
    fail: async (name: string) => (await ended(name))?.reject(new Error(name)),
  };
}

describe('a room', () => {
  it('lets in as many as there are places, and the others in the order of asking', async () => {
    const room = new Room({ ...LIMITS, places: 2 });
    const { begun, task, end } = tasks();
    const [a, b, c, d] = ['a', 'b', 'c', 'd'].map((name) => room.within('abh', task(name)));
    await turn();
    expect(begun).toEqual(['a', 'b']);
    await end('b');
    expect(await b).toBe('b');
    await end('c');
    expect(begun).toEqual(['a', 'b', 'c']);
    await c;
    await end('a');
    await end('d');
    expect(await Promise.all([a, d])).toEqual(['a', 'd']);
    expect(begun).toEqual(['a', 'b', 'c', 'd']);
  });

  it('has a place again after a task that failed', async () => {
    const room = new Room(LIMITS);
    const { task, end, fail } = tasks();
    const failing = room.within('abh', task('a'));
    const next = room.within('abh', task('b'));
    const failed = expect(failing).rejects.toThrow('a');
    await fail('a');
    await failed;
    await end('b');
    expect(await next).toBe('b');
  });

  it('turns away at once who would be one too many to wait', async () => {
    const room = new Room({ ...LIMITS, mostWaiting: 1 });
    const { begun, task, end } = tasks();
    const inside = room.within('abh', task('a'));
    const waiting = room.within('abh', task('b'));
    expect(await room.within('abh', task('c'))).toBeUndefined();
    await end('a');
    await inside;
    await end('b');
    await waiting;
    expect(begun).toEqual(['a', 'b']);
  });

  it('lets the parties take turns, so that the burst of one does not shut the others out', async () => {
    const room = new Room({ ...LIMITS, mostWaiting: 3 });
    const { begun, task, end } = tasks();
    const names = ['a0', 'a1', 'a2', 'a3'];
    const burst = names.map((name) => room.within('abh', task(name)));
    expect(await room.within('abh', task('a4'))).toBeUndefined();
    const others = ['v1', 'v2'].map((name) => room.within('vhs', task(name)));
    const order = ['a0', 'a1', 'v1', 'a2', 'v2', 'a3'];
    const all = [...burst, ...others];
    for (const name of order) {
      await end(name);
      await all[[...names, 'v1', 'v2'].indexOf(name)];
    }
    expect(begun).toEqual(order);
  });

  it('turns away who has waited too long, without doing anything, and keeps no place for it', async () => {
    const room = new Room({ ...LIMITS, patienceMs: 5 });
    const { begun, task, end } = tasks();
    const inside = room.within('abh', task('a'));
    expect(await room.within('vhs', task('b'))).toBeUndefined();
    await end('a');
    await inside;
    const next = room.within('vhs', task('c'));
    await end('c');
    expect([await next, begun]).toEqual(['c', ['a', 'c']]);
  });
});
