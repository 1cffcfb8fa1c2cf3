import { setTimeout as pause } from 'node:timers/promises';
import { openLoop } from './open-loop.ts';
import { processorMs } from './processor-time.ts';

describe('Work at an even pace', () => {
  it('is all begun, and each is timed from when it was due', async () => {
    const taken = await openLoop({ perSecond: 1_000, times: 20 }, () => pause(5));
    expect(taken).toHaveLength(20);
    expect(Math.min(...taken)).toBeGreaterThanOrEqual(4);
  });

  it('ends soon where it cannot keep up, and tells how few there were', async () => {
    // One after the other, 20 ms each, where one every millisecond is due: all of them would take 20 seconds.
    let last: Promise<unknown> = Promise.resolve();
    const slow = () => (last = last.then(() => pause(20)));
    const taken = await openLoop({ perSecond: 1_000, times: 1_000, patienceMs: 50 }, slow);
    expect(taken.length).toBeGreaterThan(2);
    expect(taken.length).toBeLessThan(900);
    expect(Math.max(...taken)).toBeGreaterThan(50);
  });

  it('fails as the first piece that failed, when all that was begun is over', async () => {
    let begun = 0;
    const failing = () => ((begun += 1) === 3 ? Promise.reject(new Error('no answer')) : pause(1));
    await expect(openLoop({ perSecond: 200, times: 5_000 }, failing)).rejects.toThrow('no answer');
    expect(begun).toBeLessThan(5_000);
  });
});

describe('Processor time', () => {
  it('is what a process took, as it knows itself', () => {
    const { user, system } = process.cpuUsage();
    expect(Math.abs(processorMs(process.pid) - (user + system) / 1_000)).toBeLessThan(500);
    expect(processorMs(0)).toBeNaN();
  });
});
