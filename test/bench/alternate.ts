/** Does a piece of work until the time is up; gives how many units were done. */
export type Work = (until: number) => Promise<number>;

/**
 * Units a second of two kinds of work, in turns: what disturbs the machine for a while disturbs both. The medians of all
 * rounds, after one round of each that does not count.
 */
export async function alternate(
  ours: Work,
  yardstick: Work,
  { rounds, roundMs }: { readonly rounds: number; readonly roundMs: number },
): Promise<{ readonly ours: number; readonly yardstick: number }> {
  const rates = { ours: [] as number[], yardstick: [] as number[] };
  for (let round = 0; round <= rounds; round += 1) {
    const [first, second] = [await rate(ours, roundMs), await rate(yardstick, roundMs)];
    if (round === 0) continue;
    rates.ours.push(first);
    rates.yardstick.push(second);
  }
  return { ours: median(rates.ours), yardstick: median(rates.yardstick) };
}

/** As many of these side by side as there are writers, each one thing after the other. */
export function sideBySide(writers: number, one: (writer: number) => Promise<number>): Work {
  return async (until) => {
    const work = Array.from({ length: writers }, async (_, writer) => {
      let done = 0;
      while (performance.now() < until) done += await one(writer);
      return done;
    });
    return (await Promise.all(work)).reduce((sum, done) => sum + done, 0);
  };
}

/** The middle one, of an even number the lower of the two. */
export function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor((values.length - 1) / 2)] ?? Number.NaN;
}

async function rate(work: Work, ms: number): Promise<number> {
  const from = performance.now();
  const done = await work(from + ms);
  return (done / (performance.now() - from)) * 1000;
}
