import { StreamLanes } from './stream-lanes.ts';

describe('lanes of streams', () => {
  it('take the work on one stream in its order, also past work that failed', async () => {
    const lanes = new StreamLanes();
    const done: number[] = [];
    const work = (number: number) => async () => {
      await new Promise(setImmediate);
      done.push(number);
      if (number === 1) throw new Error('failed');
      return number;
    };
    const results = await Promise.allSettled([0, 1, 2, 3].map((number) => lanes.run('one', work(number))));
    expect(done).toEqual([0, 1, 2, 3]);
    expect(results.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled', 'fulfilled']);
  });

  it('take work on different streams side by side, up to a number', async () => {
    const lanes = new StreamLanes();
    const { promise: open, resolve } = Promise.withResolvers<void>();
    let [running, most] = [0, 0];
    const work = async () => {
      running += 1;
      most = Math.max(most, running);
      await open;
      running -= 1;
    };
    const all = Array.from({ length: 100 }, (_, number) => lanes.run(`stream-${number}`, work));
    await new Promise(setImmediate);
    expect(running).toBe(32);
    resolve();
    await Promise.all(all);
    expect({ running, most }).toEqual({ running: 0, most: 32 });
  });
});
