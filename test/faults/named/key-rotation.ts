import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { programsIn } from '../../../deploy/local/network/programs.mjs';
import type { Party } from '../exports.ts';
import type { Ground } from '../ground.ts';
import { inMidImport } from './kills.ts';
import type { NamedFault } from './named-fault.ts';

const ROTATING: readonly Party[] = ['jobcenter', 'vhs', 'abh'];

/** New keys while what the old ones signed is on its way, as an operator of each agency makes them in turn. */
export const keyRotation: readonly NamedFault[] = [
  {
    fault: 'keys rotated in mid-import, adapters killed and started with the new ones',
    runs: { test: 0, short: 6, long: 30 },
    async tried(ground, runs) {
      let run = 0;
      await inMidImport(ground, runs, async () => {
        await rotate(ground, ROTATING[run % ROTATING.length] ?? 'jobcenter');
        run += 1;
        await ground.network.adapters.kill();
        await ground.network.adapters.start();
      });
    },
  },
];

async function rotate({ network }: Ground, party: Party): Promise<void> {
  const config = join(network.agency(party).folder, 'config.yaml');
  const args = ['--no-warnings', programsIn().adapter, 'rotate-keys', config];
  const { stdout } = await promisify(execFile)(process.execPath, args);
  const { isInForce } = JSON.parse(stdout) as { readonly isInForce: boolean };
  if (!isInForce) throw new Error(`The new key of ${party} is not in force.`);
}
