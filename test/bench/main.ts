import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { createDatabase, startPostgres } from '../../deploy/local/services/postgres.mjs';
import { appends } from './appends.ts';
import type { Ground, Result, Row } from './bench.ts';
import { element } from './element.ts';
import { gate } from './gate.ts';
import { intakeBatches } from './intake/batches.ts';
import { intakeSingle } from './intake/single.ts';
import { memory } from './memory.ts';
import { rebuild } from './rebuild.ts';
import { head, rowOf } from './table.ts';
import { timeline } from './timeline.ts';
import { twoBrowsers } from './two-browsers.ts';
import { withdrawal } from './withdrawal.ts';

const groups: Readonly<Record<string, Row>> = {
  gate,
  appends,
  'intake-batches': intakeBatches,
  'intake-single': intakeSingle,
  timeline,
  rebuild,
  withdrawal,
  memory,
  element,
  'two-browsers': twoBrowsers,
};

const { values: flags, positionals } = parseArgs({
  options: {
    json: { type: 'boolean', default: false },
    quick: { type: 'boolean', default: false },
    out: { type: 'string' },
    bin: { type: 'string', default: '' },
    chromium: { type: 'string', default: '' },
    runs: { type: 'string', default: '' },
  },
  allowPositionals: true,
});

/** Measures the named groups of rows, or all, on a PostgreSQL server of this run's own; each is told as it comes. */
async function run(): Promise<readonly Result[]> {
  const dir = mkdtempSync(join(flags.runs, 'bench-'));
  const server = await startPostgres({ dir: join(dir, 'postgres'), bin: flags.bin });
  const ground: Ground = {
    dir,
    quick: flags.quick,
    chromium: flags.chromium,
    database: (name) => createDatabase(server.url, name),
    tell: (text) => process.stderr.write(`· ${text}\n`),
  };
  const results: Result[] = [];
  try {
    for (const [name, row] of Object.entries(groups)) {
      if (positionals.length > 0 && !positionals.includes(name)) continue;
      const measured = await resultsOf(name, row, ground);
      results.push(...measured);
      tell(measured, results);
    }
    return results;
  } finally {
    await server.stop();
    rmSync(dir, { recursive: true, force: true });
  }
}

/** A group that cannot be measured says so in its place, and takes no other along. */
async function resultsOf(name: string, row: Row, ground: Ground): Promise<readonly Result[]> {
  try {
    return await row(ground);
  } catch (error) {
    return [{ name, failed: reasonOf(error) }];
  }
}

function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  return error.cause === undefined ? error.message : `${error.message} (${reasonOf(error.cause)})`;
}

/** What has come so far is safe, whatever comes next. */
function tell(measured: readonly Result[], all: readonly Result[]): void {
  if (!flags.json) for (const result of measured) process.stdout.write(`${rowOf(result)}\n`);
  if (flags.out !== undefined) writeFileSync(flags.out, `${JSON.stringify(all, null, 2)}\n`);
}

const unknown = positionals.filter((name) => !Object.hasOwn(groups, name));
if (unknown.length > 0) {
  process.stderr.write(`no such rows: ${unknown.join(', ')}; there are ${Object.keys(groups).join(', ')}\n`);
  process.exitCode = 2;
} else {
  if (!flags.json) process.stdout.write(`${head}\n`);
  const results = await run();
  if (flags.json) process.stdout.write(`${JSON.stringify(results, null, 2)}\n`);
  // A missed goal is told; a row that could not be measured at all is a failure.
  if (results.some((result) => 'failed' in result)) process.exitCode = 1;
}
