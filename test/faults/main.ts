/** Tries every fault and every mutation, lanes of them side by side; see deploy/local/faults.mjs. */
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import type { MutationRow } from '../mutations/try-mutations.ts';
import type { FaultRow } from './ground.ts';
import type { LaneOrder, Told } from './lane.ts';
import { LANES } from './lanes.ts';
import type { RaceRow } from './races/tally.ts';
import { rideLane } from './ride.ts';

const lane = fileURLToPath(new URL('lane.ts', import.meta.url));

const { values } = parseArgs({
  options: {
    long: { type: 'boolean', default: false },
    json: { type: 'boolean', default: false },
    only: { type: 'string', default: '' },
    runs: { type: 'string' },
    bugs: { type: 'boolean', default: false },
  },
});

async function ride(order: LaneOrder, tell: (told: Told) => void): Promise<void> {
  const why = await rideLane(lane, JSON.stringify(order), (told) => tell(told as Told));
  if (why !== undefined) tell({ kind: 'broke', lane: order.lane, why });
}

/** Rows of one kind as a Markdown table; what only some rows have is empty in the others. */
function tableOf(rows: readonly (FaultRow | RaceRow | MutationRow)[]): string {
  const names = [...new Set(rows.flatMap((row) => Object.keys(row)))];
  const cells = rows.map((row) => {
    const members = new Map(
      Object.entries(row).map(([name, value]) => [name, `${value as string | number}`]),
    );
    return names.map((name) => members.get(name) ?? '');
  });
  return [names, names.map(() => '---'), ...cells].map((line) => `| ${line.join(' | ')} |`).join('\n');
}

const faults: (FaultRow | RaceRow)[] = [];
const mutations: MutationRow[] = [];
const notRun: { readonly fault: string; readonly why: string }[] = [];
const broke: string[] = [];

function hear(told: Told): void {
  process.stderr.write(`${JSON.stringify('row' in told ? told.row : told)}\n`);
  if (told.kind === 'fault') faults.push(told.row);
  else if (told.kind === 'mutation') mutations.push(told.row);
  else if (told.kind === 'not run') notRun.push({ fault: told.fault, why: told.why });
  else broke.push(`${told.lane}: ${told.why}`);
}

const { long, only, runs, bugs } = values;
await Promise.all(
  LANES.map((name) =>
    ride({ lane: name, long, only, bugs, ...(runs !== undefined && { runs: Number(runs) }) }, hear),
  ),
);
if (values.json) process.stdout.write(`${JSON.stringify({ faults, mutations, notRun, broke }, null, 2)}\n`);
else {
  process.stdout.write(`${tableOf(faults)}\n\n${tableOf(mutations)}\n`);
  for (const { fault, why } of notRun) process.stdout.write(`not run: ${fault}: ${why}\n`);
  for (const why of broke) process.stdout.write(`broke: ${why}\n`);
}
const isGood =
  broke.length === 0 &&
  faults.every(({ lost, wronglyDisclosed, broken }) => lost + wronglyDisclosed + broken === 0) &&
  mutations.every(({ caught }) => caught);
process.exitCode = isGood ? 0 : 1;
