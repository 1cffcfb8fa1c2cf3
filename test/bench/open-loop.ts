import { setTimeout as pause } from 'node:timers/promises';

/**
 * Does a piece of work so many times a second, whether the ones before are through or not, and waits for all; how long each
 * took from when it was due, milliseconds, so that what stands in the way of the next ones counts for them too. After a piece
 * that failed nothing more is begun, and this fails as that did, when all that was begun is over.
 */
export async function openLoop(
  { perSecond, times }: { readonly perSecond: number; readonly times: number },
  one: () => Promise<unknown>,
): Promise<readonly number[]> {
  const began = performance.now();
  const taken: number[] = [];
  const failures: unknown[] = [];
  const underWay: Promise<unknown>[] = [];
  for (let number = 0; number < times && failures.length === 0; number += 1) {
    const due = began + (number * 1_000) / perSecond;
    const early = due - performance.now();
    if (early > 0) await pause(early);
    const note = (): unknown => taken.push(performance.now() - due);
    underWay.push(one().then(note, (error: unknown) => failures.push(error)));
  }
  await Promise.all(underWay);
  if (failures.length > 0) throw failures[0];
  return taken;
}
