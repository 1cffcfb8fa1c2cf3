import { setTimeout as pause } from 'node:timers/promises';

/**
 * Does a piece of work so many times a second, whether the ones before are through or not, and waits for all; how long each
 * took from when it was due, milliseconds, so that what stands in the way of the next ones counts for them too. After a piece
 * that failed nothing more is begun, and this fails as that did, when all that was begun is over. After a piece that took longer than
 * `patienceMs` nothing more is begun either: what cannot keep up falls further behind with every piece, and would not end for
 * many times as long.
 */
export async function openLoop(
  {
    perSecond,
    times,
    patienceMs = Infinity,
  }: { readonly perSecond: number; readonly times: number; readonly patienceMs?: number },
  one: () => Promise<unknown>,
): Promise<readonly number[]> {
  const began = performance.now();
  const taken: number[] = [];
  const failures: unknown[] = [];
  const tooLate: number[] = [];
  const underWay: Promise<unknown>[] = [];
  for (let number = 0; number < times && failures.length + tooLate.length === 0; number += 1) {
    const due = began + (number * 1_000) / perSecond;
    const early = due - performance.now();
    if (early > 0) await pause(early);
    const note = (): void => {
      const ms = performance.now() - due;
      taken.push(ms);
      if (ms > patienceMs) tooLate.push(ms);
    };
    underWay.push(one().then(note, (error: unknown) => failures.push(error)));
  }
  await Promise.all(underWay);
  if (failures.length > 0) throw failures[0];
  return taken;
}
