import { setTimeout as delay } from 'node:timers/promises';

/**
 * Asks again and again until there is an answer.
 * @template T
 * @param {string} what is waited for, for the error's message
 * @param {() => T | undefined | Promise<T | undefined>} ask
 * @param {number} [patienceMs]
 * @returns {Promise<T>}
 * @throws {Error} when the patience is over
 */
export async function until(what, ask, patienceMs = 30_000) {
  const end = performance.now() + patienceMs;
  for (;;) {
    const answer = await ask();
    if (answer !== undefined) return answer;
    if (performance.now() > end) throw new Error(`Waited ${patienceMs / 1_000} s in vain for ${what}.`);
    await delay(10);
  }
}
