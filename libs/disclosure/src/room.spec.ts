import { Room } from './room.ts';

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
  return {
    begun,
    task,
    end: (name: string) => ending.get(name)?.resolve(name),
    fail: (name: string) => ending.get(name)?.reject(new Error(name)),
  };
}

describe('a room', () => {
  it('lets in as many as there are places, and the others in the order of asking', async () => {
    const room = new Room(2, 10);
    const { begun, task, end } = tasks();
    const [a, b, c, d] = ['a', 'b', 'c', 'd'].map((name) => room.within(task(name)));
    expect(begun).toEqual(['a', 'b']);
    end('b');
    expect(await b).toBe('b');
    expect(begun).toEqual(['a', 'b', 'c']);
    end('c');
    await c;
    expect(begun).toEqual(['a', 'b', 'c', 'd']);
    end('a');
    end('d');
    expect(await Promise.all([a, d])).toEqual(['a', 'd']);
  });

  it('has a place again after a task that failed', async () => {
    const room = new Room(1, 10);
    const { task, end, fail } = tasks();
    const failing = room.within(task('a'));
    const next = room.within(task('b'));
    fail('a');
    await expect(failing).rejects.toThrow('a');
    end('b');
    expect(await next).toBe('b');
  });

  it('turns away at once who would be one too many to wait', async () => {
    const room = new Room(1, 1);
    const { begun, task, end } = tasks();
    const inside = room.within(task('a'));
    const waiting = room.within(task('b'));
    expect(await room.within(task('c'))).toBeUndefined();
    end('a');
    await inside;
    end('b');
    await waiting;
    expect(begun).toEqual(['a', 'b']);
  });
});
