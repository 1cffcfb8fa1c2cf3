/**
 * `npm run fuzz [-- --long] [-- --json] [-- --door <words>] [-- --seed <n>]`: hostile input at every door of hub and desk,
 * 500 at each, 10,000 in the long run; prints a row for each door. The exit code is 1 when a door failed, said no without a
 * documented code, or stored anything but a refusal. The same seed sends the same input again.
 */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { inRunFolder } from './services/run-folder.mjs';
import { setUpNode } from './setup.mjs';
import { run } from './setup/command.mjs';
import { onPinnedNode } from './setup/on-pinned-node.mjs';
import { root } from './setup/places.mjs';
import { tools } from './setup/tools.mjs';

const RUNS = { usual: 500, long: 10_000 };

/** @param {readonly Record<string, unknown>[]} rows @returns {string} Markdown */
function tableOf(rows) {
  const names = Object.keys(rows[0] ?? {});
  const lines = [names, names.map(() => '---'), ...rows.map((row) => Object.values(row))];
  return lines.map((cells) => `| ${cells.join(' | ')} |`).join('\n');
}

await onPinnedNode(import.meta.url, setUpNode, async (args) => {
  const { values } = parseArgs({
    args,
    options: {
      long: { type: 'boolean', default: false },
      json: { type: 'boolean', default: false },
      door: { type: 'string', default: '' },
      seed: { type: 'string' },
    },
  });
  const { long, json, door, seed } = values;
  const plan = {
    runs: long ? RUNS.long : RUNS.usual,
    door,
    ...(seed !== undefined && { seed: Number(seed) }),
  };
  return inRunFolder('fuzz', async (dir) => {
    const file = join(dir, 'rows.jsonl');
    const { code, output } = await run(
      process.execPath,
      [tools.jest, '--runInBand', 'test/fuzz/fuzz.spec.ts'],
      {
        cwd: root,
        env: {
          ...process.env,
          NODE_OPTIONS: '--experimental-vm-modules --no-warnings',
          TMPDIR: dir,
          WEGMARKE_FUZZ: JSON.stringify(plan),
          WEGMARKE_FUZZ_ROWS: file,
        },
      },
    );
    const lines = existsSync(file) ? readFileSync(file, 'utf8').trimEnd().split('\n') : [];
    const rows = lines.map((line) => JSON.parse(line));
    console.log(json ? JSON.stringify({ doors: rows }, null, 2) : tableOf(rows));
    if (code !== 0) console.error(output);
    return code === 0 ? 0 : 1;
  });
});
