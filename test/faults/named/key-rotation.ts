import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { programsIn } from '../../../deploy/local/network/programs.mjs';
import { until } from '../../../deploy/local/services/until.mjs';
import { eventsOf } from '../adapter-memory.ts';
import type { Party } from '../exports.ts';
import type { Ground } from '../ground.ts';
import { inMidImport } from './kills.ts';
import type { NamedFault } from './named-fault.ts';
import { notSignedAnew } from './seeded-bugs.ts';

const ROTATING: readonly Party[] = ['jobcenter', 'vhs', 'abh'];

/** New keys while what the old ones signed is on its way, as an operator of each agency makes them in turn. */
export const keyRotation: readonly NamedFault[] = [
  {
    fault: 'keys rotated in mid-import, adapters killed and started with the new ones',
    bug: notSignedAnew,
    runs: { test: 0, short: 6, long: 30 },
    async tried(ground, runs) {
      let run = 0;
      await inMidImport(ground, runs, async () => {
        const party = ROTATING[run % ROTATING.length] ?? 'jobcenter';
        run += 1;
        await rotate(ground, party);
        await signedMeanwhile(ground, party);
        await ground.network.adapters.kill();
        await ground.network.adapters.start();
      });
    },
  },
];

/** The adapter runs on with the key that it had: what comes now is signed with it, and is open when the next one counts. */
async function signedMeanwhile({ exports, network }: Ground, party: Party): Promise<void> {
  const before = eventsOf(network.agency(party));
  exports.more(exports.people, 2);
  exports.lay();
  await until('a signature', () => eventsOf(network.agency(party)) > before || undefined);
}

async function rotate({ network }: Ground, party: Party): Promise<void> {
  const config = join(network.agency(party).folder, 'config.yaml');
  const args = ['--no-warnings', programsIn().adapter, 'rotate-keys', config];
  const { stdout } = await promisify(execFile)(process.execPath, args);
  const { isInForce } = JSON.parse(stdout) as { readonly isInForce: boolean };
  if (!isInForce) throw new Error(`The new key of ${party} is not in force.`);
}
