import { existsSync, readFileSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { testFolder } from '../../../deploy/local/services/for-tests.mjs';
import { run } from '../../../deploy/local/setup/command.mjs';
import { root } from '../../../deploy/local/setup/places.mjs';
import { tools } from '../../../deploy/local/setup/tools.mjs';
import type { RaceRow } from './tally.ts';

/** Races at each door in the short and in the long run of `npm run faults`. */
export const RACES = { short: 300, long: 10_000 } as const;

/** What came of the races; `failure` is what the spec said when it did not end well. */
export interface RacesRun {
  readonly rows: readonly RaceRow[];
  readonly failure?: string;
}

/** Runs the spec of the races so many times at each door: its hub in memory lives in Jest, as its controllers need a compiler. */
export async function runRaces(runs: number): Promise<RacesRun> {
  const folder = await testFolder('races');
  const file = join(folder, 'rows.jsonl');
  try {
    const spec = ['--runInBand', 'test/faults/narrowing-races.spec.ts'];
    const { code, output } = await run(process.execPath, [tools.jest, ...spec], {
      cwd: root,
      env: {
        ...process.env,
        NODE_OPTIONS: '--experimental-vm-modules --no-warnings',
        WEGMARKE_RACES: JSON.stringify({ runs, rows: file }),
      },
    });
    const lines = existsSync(file) ? readFileSync(file, 'utf8').trimEnd().split('\n') : [];
    const rows = lines.map((line) => JSON.parse(line) as RaceRow);
    return code === 0 ? { rows } : { rows, failure: output };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
