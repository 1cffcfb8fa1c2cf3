import { until } from '../services/until.mjs';
import { statusOf } from './desks.mjs';

/** Rounds that every adapter must have made after all were quiet: one may have begun before, so two. */
const ROUNDS = 2;

/**
 * Waits until nothing moves between the agencies any more: all adapters are quiet, and each has since asked the hub for
 * evidence and claims again and got nothing that changed its numbers.
 * @param {readonly import('../network/network.mjs').LocalAgency[]} desks
 * @param {number} [patienceMs]
 */
export async function untilQuiet(desks, patienceMs = 120_000) {
  /** @type {{ numbers: string, rounds: number[] } | undefined} */
  let since;
  await until(
    'all agencies to be quiet',
    async () => {
      const statuses = await Promise.all(desks.map(statusOf));
      const numbers = JSON.stringify(statuses.map(({ rounds: _rounds, ...rest }) => rest));
      if (!statuses.every(({ quiet }) => quiet)) return void (since = undefined);
      if (since?.numbers !== numbers)
        return void (since = { numbers, rounds: statuses.map(({ rounds }) => rounds) });
      const { rounds } = since;
      return statuses.every((status, at) => status.rounds >= (rounds[at] ?? 0) + ROUNDS) || undefined;
    },
    patienceMs,
  );
}
