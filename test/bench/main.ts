import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { createDatabase, startPostgres } from '../../deploy/local/services/postgres.mjs';
import { appends } from './appends.ts';
import type { Bench, Ground, Row } from './bench.ts';
import { gate } from './gate.ts';
import { intakeBatches } from './intake/batches.ts';
import { intakeSingle } from './intake/single.ts';
import { memory } from './memory.ts';
import { rebuild } from './rebuild.ts';
import { table } from './table.ts';
import { timeline } from './timeline.ts';
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
};

const { values: flags, positionals } = parseArgs({
  options: {
    json: { type: 'boolean', default: false },
    quick: { type: 'boolean', default: false },
    out: { type: 'string' },
    bin: { type: 'string', default: '' },
    runs: { type: 'string', default: '' },
  },
  allowPositionals: true,
});

/** Measures the named groups of rows, or all, on a PostgreSQL server of this run's own. */
async function run(): Promise<readonly Bench[]> {
  const dir = mkdtempSync(join(flags.runs, 'bench-'));
  const server = await startPostgres({ dir: join(dir, 'postgres'), bin: flags.bin });
  const ground: Ground = {
    dir,
    quick: flags.quick,
    database: (name) => createDatabase(server.url, name),
    tell: (text) => process.stderr.write(`· ${text}\n`),
  };
  try {
    const rows: Bench[] = [];
    for (const [name, row] of Object.entries(groups))
      if (positionals.length === 0 || positionals.includes(name)) rows.push(...(await row(ground)));
    return rows;
  } finally {
    await server.stop();
    rmSync(dir, { recursive: true, force: true });
  }
}

const unknown = positionals.filter((name) => !Object.hasOwn(groups, name));
if (unknown.length > 0) {
  process.stderr.write(`no such rows: ${unknown.join(', ')}; there are ${Object.keys(groups).join(', ')}\n`);
  process.exitCode = 2;
} else {
  const rows = await run();
  const json = JSON.stringify(rows, null, 2);
  if (flags.out !== undefined) writeFileSync(flags.out, `${json}\n`);
  process.stdout.write(`${flags.json ? json : table(rows)}\n`);
}
