import { setTimeout as delay } from 'node:timers/promises';

/** Between two questions at the least and at the most, milliseconds. */
const [SOON, LATE] = [10, 100];

/** The part of the time waited so far that may pass before the next question: what takes long is asked seldom, as every question costs whom it asks. */
const SHARE = 0.05;

/**
 * Asks again and again until there is an answer.
 * @template T
 * @param {string} what is waited for, for the error's message
 * @param {() => T | undefined | Promise<T | undefined>} ask
 * @param {number} [patienceMs]
 * @returns {Promise<T>}
 * @throws {Error} when the patience is over
 */
export async function until(what, ask, patienceMs = 60_000) {
  const began = performance.now();
  const end = began + patienceMs;
  for (;;) {
    const answer = await ask();
    if (answer !== undefined) return answer;
    if (performance.now() > end) throw new Error(`Waited ${patienceMs / 1_000} s in vain for ${what}.`);
    await delay(Math.min(LATE, Math.max(SOON, SHARE * (performance.now() - began))));
  }
}
