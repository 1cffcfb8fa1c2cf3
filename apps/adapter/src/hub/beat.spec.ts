import { Beat } from './beat.ts';

const later = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

describe('a beat', () => {
  const beats: Beat[] = [];
  const beatOf = (
    work: () => Promise<void>,
    failed: (error: unknown) => void = () => undefined,
    everyMs = 60_000,
  ): Beat => {
    const beat = new Beat(work, { everyMs, failed });
    beats.push(beat);
    return beat;
  };
  afterEach(async () => {
    await Promise.all(beats.splice(0).map((beat) => beat.stop()));
  });

  it('never does its work twice at a time, and once more when it was rung meanwhile', async () => {
    let [runs, atOnce, most] = [0, 0, 0];
    const beat = beatOf(async () => {
      runs += 1;
      atOnce += 1;
      most = Math.max(most, atOnce);
      await later();
      atOnce -= 1;
    });
    beat.start();
    await later();
    for (let times = 0; times < 5; times += 1) beat.ring();
    while (!beat.calm) await later();
    expect([runs, most]).toEqual([2, 1]);
  });

  it('begins after whatever rang it', () => {
    let runs = 0;
    const beat = beatOf(() => {
      runs += 1;
      return Promise.resolve();
    });
    beat.start();
    expect(runs).toBe(0);
  });

  it('tells of a failure, is not calm, and tries again by itself', async () => {
    const failures: unknown[] = [];
    let runs = 0;
    const beat = beatOf(
      () => {
        runs += 1;
        return runs === 1 ? Promise.reject(new Error('away')) : Promise.resolve();
      },
      (error) => failures.push(error),
      20,
    );
    beat.start();
    while (failures.length === 0) await later();
    expect(beat.calm).toBe(false);
    while (!beat.calm) await later();
    expect(runs).toBeGreaterThan(1);
  });

  it('does nothing before it is started and after it is stopped', async () => {
    let runs = 0;
    const beat = beatOf(() => {
      runs += 1;
      return Promise.resolve();
    });
    beat.ring();
    await later();
    beat.start();
    await beat.stop();
    const before = runs;
    beat.ring();
    await later();
    expect([before <= 1, runs]).toEqual([true, before]);
  });
});
