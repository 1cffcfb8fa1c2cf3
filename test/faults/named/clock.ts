import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { testFolder } from '../../../deploy/local/services/for-tests.mjs';
import { debianTool } from '../../../deploy/local/setup/debian-tool.mjs';
import { Ground } from '../ground.ts';
import type { NamedFault } from './named-fault.ts';
import { latePassedOver } from './seeded-bugs.ts';

/** How long libfaketime goes on with the time that it read, seconds: it would read its file at every look at the clock. */
const CACHE_S = 1;
const SECONDS = 20;
const HOUR_S = 3_600;

const library = () => debianTool('libfaketime', 'usr/lib/*/faketime/libfaketimeMT.so.1');
const WHO = ['hub', 'adapters'] as const;

let folder = '';

/** Says by how many seconds the clocks of the hub or the adapters are wrong. */
function wrongBy(who: (typeof WHO)[number], seconds: number): void {
  writeFileSync(join(folder, who), `${seconds < 0 ? '' : '+'}${seconds}\n`);
}

/** The clocks of hub and adapters jump, each for itself; the broker's and the database's are right. */
export const clock: readonly NamedFault[] = [
  {
    fault: 'clocks of hub and adapters jump by up to an hour, either way',
    bug: latePassedOver,
    runs: { test: 0, short: 20, long: 60 },
    cannot: async () => ((await library()) === undefined ? 'no libfaketime' : undefined),
    async ground() {
      const preload = (await library()) ?? '';
      folder = await testFolder('clocks');
      for (const who of WHO) wrongBy(who, 0);
      return Ground.peopled('clocks', {
        env: (who) => ({
          LD_PRELOAD: preload,
          FAKETIME_TIMESTAMP_FILE: join(folder, who),
          FAKETIME_CACHE_DURATION: String(CACHE_S),
          FAKETIME_DONT_FAKE_MONOTONIC: '1',
          DONT_FAKE_MONOTONIC: '1',
        }),
      });
    },
    async tried(ground, runs) {
      const { exports, chance } = ground;
      for (let run = 0; run < runs; run += 1) {
        const who = WHO[run % WHO.length] ?? 'hub';
        // Some seconds are worse than an hour: messages are taken, and come too late.
        const most = run % 4 < 2 ? SECONDS : HOUR_S;
        wrongBy(who, chance.between(-most, most));
        await pause(CACHE_S * 1_100);
        exports.more(exports.people, 1);
        exports.lay();
        await pause(chance.between(200, 800));
        wrongBy(who, 0);
      }
      await pause(CACHE_S * 1_100);
    },
  },
];
