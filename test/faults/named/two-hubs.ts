import { inMidImport } from './kills.ts';
import type { NamedFault } from './named-fault.ts';

/** Two hubs share the work, and each is killed in turn. */
export const twoHubs: readonly NamedFault[] = [
  {
    fault: 'two hubs on one database, each killed in turn',
    runs: { test: 2, short: 20, long: 200 },
    async tried(ground, runs) {
      const { network } = ground;
      const { process: other } = await network.anotherHub();
      let turn = 0;
      try {
        await inMidImport(ground, runs, async () => {
          const killed = (turn += 1) % 2 === 0 ? network.hub : other;
          await killed.kill();
          await killed.start();
        });
      } finally {
        await other.stop();
      }
    },
  },
];
