import { PARTIES } from '../exports.ts';
import { publishTwice } from '../repeat.ts';
import type { NamedFault } from './named-fault.ts';

/** What comes more than once, and in another order. */
export const repeats: readonly NamedFault[] = [
  {
    fault: 'messages published three times, in another order and in other batches',
    runs: { test: 1, short: 20, long: 40 },
    // Everything is opened, checked and answered three times.
    patienceMs: 240_000,
    async tried(ground, runs) {
      const { exports } = ground;
      for (let run = 0; run < runs; run += 1) {
        exports.more(exports.people, 1);
        await ground.whileHubStands(async () => {
          exports.lay();
          await ground.allSent();
          for (const party of PARTIES) await publishTwice(ground, party);
        });
      }
    },
  },
];
