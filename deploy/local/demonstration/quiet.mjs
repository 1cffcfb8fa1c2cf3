import { setTimeout as pause } from 'node:timers/promises';
import { until } from '../services/until.mjs';
import { statusOf } from './desks.mjs';

/** Rounds that every adapter must have made while nothing changed: one may have begun before, so two. */
const ROUNDS = 2;

/** Between two questions at the least: each of them costs every adapter, and two rounds take longer anyway. */
const BETWEEN_MS = 150;

/**
 * Waits until nothing moves between the agencies any more: while every adapter asked the hub for evidence and claims twice,
 * no number of any of them changed, and each was seen without work. (Adapters ask now and then by themselves, so they are
 * hardly ever all idle at one instant.)
 * @param {readonly import('../network/network.mjs').LocalAgency[]} desks
 * @param {number} [patienceMs]
 */
export async function untilQuiet(desks, patienceMs = 120_000) {
  /** @type {{ numbers: string, rounds: number[], seenQuiet: boolean[] } | undefined} */
  let since;
  /** @type {string[]} */
  let busy = [];
  try {
    await until(
      'all agencies to be quiet',
      async () => {
        await pause(BETWEEN_MS);
        const statuses = await Promise.all(desks.map(statusOf));
        const numbers = JSON.stringify(statuses.map(({ rounds: _rounds, quiet: _quiet, ...rest }) => rest));
        if (since?.numbers !== numbers) {
          since = {
            numbers,
            rounds: statuses.map(({ rounds }) => rounds),
            seenQuiet: desks.map(() => false),
          };
        }
        const { rounds, seenQuiet } = since;
        for (const [at, { quiet }] of statuses.entries()) seenQuiet[at] ||= quiet;
        const settled = statuses.map(
          (status, at) => seenQuiet[at] && status.rounds >= (rounds[at] ?? 0) + ROUNDS,
        );
        busy = desks.filter((_desk, at) => !settled[at]).map(({ agency }) => agency);
        return busy.length === 0 || undefined;
      },
      patienceMs,
    );
  } catch (error) {
    throw new Error(`Still at work: ${busy.join(', ')}.`, { cause: error });
  }
}
