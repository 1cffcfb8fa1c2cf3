import { cpSync, renameSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { statusOf } from '../../../deploy/local/demonstration/desks.mjs';
import { outboxOf } from '../adapter-memory.ts';
import type { Party } from '../exports.ts';
import { Ground } from '../ground.ts';
import { SmallDisk, smallDiskFault } from '../small-disk.ts';
import type { NamedFault } from './named-fault.ts';
import { triedOnce } from './seeded-bugs.ts';

/** Enough for the journal of an agency with what a run brings. */
const DISK_MB = 16;
const WHOSE: Party = 'jobcenter';
/** Long enough for the adapter to look at new exports several times. */
const FULL_MS = { least: 400, most: 1_500 };

let disk: SmallDisk | undefined;

/** A ground on which one agency keeps its journal on a small disk. */
async function onSmallDisk(): Promise<Ground> {
  const ground = await Ground.peopled('agency_disk');
  disk = await SmallDisk.of(DISK_MB);
  const { adapters } = ground.network;
  const data = join(ground.network.agency(WHOSE).folder, 'data');
  const moved = join(disk.folder, 'data');
  await adapters.stop();
  cpSync(data, moved, { recursive: true });
  renameSync(data, `${data}.before`);
  symlinkSync(moved, data);
  await adapters.start();
  return ground;
}

/** The disk under an agency's journal is full while rows come in; every second time the adapters are killed meanwhile. */
export const agencyDisk: readonly NamedFault[] = [
  {
    fault: "an agency's disk full under its journal, reads go on, room again",
    bug: triedOnce,
    runs: { test: 0, short: 8, long: 60 },
    cannot: smallDiskFault,
    ground: onSmallDisk,
    async putAway(ground) {
      await ground.stop();
      await disk?.gone();
    },
    async tried(ground, runs) {
      const { exports, network, chance } = ground;
      let stopped = 0;
      for (let run = 0; run < runs; run += 1) {
        const before = exports.happenings.length;
        const known = outboxOf(network.agency(WHOSE)).length;
        disk?.fill();
        exports.more(exports.people, 2);
        exports.lay();
        await pause(chance.between(FULL_MS.least, FULL_MS.most));
        await statusOf(network.agency(WHOSE));
        if (outboxOf(network.agency(WHOSE)).length < known + told(ground, before)) stopped += 1;
        if (run % 2 === 1) await network.adapters.kill();
        disk?.free();
        await network.adapters.start();
        await ground.recorded(exports.happenings.length);
      }
      if (stopped < runs / 2) throw new Error(`The disk was full enough in ${stopped} of ${runs} runs only.`);
    },
  },
];

/** How many events that agency has told since there were so many of all. */
function told({ exports }: Ground, before: number): number {
  return exports.happenings.slice(before).filter(({ author }) => author === WHOSE).length;
}
