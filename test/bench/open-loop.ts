import { setTimeout as pause } from 'node:timers/promises';

/**
 * Does a piece of work so many times a second, whether the ones before are through or not, and waits for all; how long each
 * took from when it was due, milliseconds, so that what stands in the way of the next ones counts for them too.
 */
export async function openLoop(
  { perSecond, times }: { readonly perSecond: number; readonly times: number },
  one: () => Promise<unknown>,
): Promise<readonly number[]> {
  const began = performance.now();
  const taken: Promise<number>[] = [];
  for (let number = 0; number < times; number += 1) {
    const due = began + (number * 1_000) / perSecond;
    const early = due - performance.now();
    if (early > 0) await pause(early);
    taken.push(one().then(() => performance.now() - due));
  }
  return Promise.all(taken);
}
