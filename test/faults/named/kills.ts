import { appendFileSync } from 'node:fs';
import { setTimeout as pause } from 'node:timers/promises';
import type { Ground } from '../ground.ts';
import { stopAfterCursor, stopBeforeCursor } from '../stop-adapters.ts';
import type { NamedFault } from './named-fault.ts';
import { neverAgain, sinkNotReadBack } from './seeded-bugs.ts';

/** How long receipts may take that nobody hears. */
const RECEIPTS_MS = 10_000;

const KILLS = { test: 2, short: 20, long: 200 };

/** Bytes that a power cut left of a sink's last line. */
const TORN = '{"id":"what a power cut left of a line","agency":"job';

/** So many times: something is told, a part of it gets recorded, and in the midst of it something is done. */
export async function inMidImport(ground: Ground, runs: number, what: () => Promise<void>): Promise<void> {
  const { exports, chance } = ground;
  for (let run = 0; run < runs; run += 1) {
    const before = exports.happenings.length;
    exports.more(exports.people, 2);
    exports.lay();
    await ground.recorded(chance.between(before + 1, Math.max(before + 1, exports.happenings.length - 8)));
    await pause(chance.between(0, 40));
    await what();
  }
}

/** Kill -9 of each part, at points that chance chooses. */
export const kills: readonly NamedFault[] = [
  {
    fault: 'hub killed in mid-import',
    runs: { ...KILLS, test: 1 },
    tried: (ground, runs) => inMidImport(ground, runs, () => ground.killHub()),
  },
  {
    fault: 'hub killed while answering claims',
    runs: { ...KILLS, test: 1 },
    async tried(ground, runs) {
      const { exports, log, chance } = ground;
      for (let run = 0; run < runs; run += 1) {
        exports.more(exports.people, 2);
        exports.lay();
        const { releases } = await log.counts();
        await ground.released(releases + chance.between(1, 5));
        await ground.killHub();
      }
    },
  },
  {
    fault: 'adapters killed between publish and receipt',
    bug: neverAgain,
    runs: { ...KILLS, test: 1 },
    async tried(ground, runs) {
      const { exports, network } = ground;
      for (let run = 0; run < runs; run += 1) {
        exports.more(exports.people, 2);
        await ground.whileHubStands(async () => {
          exports.lay();
          await ground.allSent();
          await network.adapters.kill();
        });
        // The receipts come while nobody is there to take them; what had not left the adapters' sockets comes only afterwards.
        await ground.recorded(exports.happenings.length, RECEIPTS_MS).catch(() => undefined);
        await network.adapters.start();
        await ground.recorded(exports.happenings.length);
      }
    },
  },
  {
    fault: 'adapters killed in mid-import',
    runs: { ...KILLS, test: 0 },
    tried: (ground, runs) =>
      inMidImport(ground, runs, async () => {
        await ground.network.adapters.kill();
        await ground.network.adapters.start();
      }),
  },
  {
    fault: 'adapters killed between claim and cursor, lines torn',
    bug: sinkNotReadBack,
    runs: KILLS,
    async tried(ground, runs) {
      const { exports, network } = ground;
      for (let run = 0; run < runs; run += 1) {
        exports.more(exports.people, 2);
        exports.lay();
        const party = await (run % 2 === 0 ? stopBeforeCursor : stopAfterCursor)(ground);
        await network.adapters.kill();
        appendFileSync(ground.sinkFile(party), TORN);
        await network.adapters.start();
      }
    },
  },
  {
    fault: 'broker killed in mid-import',
    runs: { ...KILLS, test: 1 },
    tried: (ground, runs) =>
      inMidImport(ground, runs, async () => {
        await ground.network.nats.kill();
        await ground.network.nats.start();
      }),
  },
  {
    fault: "broker's store wiped in mid-import",
    runs: { ...KILLS, test: 0 },
    tried: (ground, runs) => inMidImport(ground, runs, () => ground.network.nats.wipe()),
  },
  {
    fault: "broker's store wiped with messages in it",
    bug: neverAgain,
    runs: { ...KILLS, test: 1 },
    async tried(ground, runs) {
      const { exports, network } = ground;
      for (let run = 0; run < runs; run += 1) {
        await ground.whileHubStands(async () => {
          // The first message of each party may wait in the hub's socket already; the others lie in the broker alone.
          for (let message = 0; message < 3; message += 1) {
            exports.more(exports.people, 1);
            exports.lay();
            await ground.allSent();
          }
          await network.nats.wipe();
        });
        await ground.recorded(exports.happenings.length);
      }
    },
  },
  {
    fault: 'database server killed in mid-import',
    runs: { ...KILLS, test: 1 },
    tried: (ground, runs) =>
      inMidImport(ground, runs, async () => {
        await ground.database.kill();
        await ground.database.start();
      }),
  },
];
