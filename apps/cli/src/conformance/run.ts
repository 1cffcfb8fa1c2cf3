import type { Bench, Line, Report } from '../command.ts';
import { EXIT } from '../exit-codes.ts';
import { Failure, wrongUsage } from '../failure.ts';
import { readJson } from '../read-json.ts';
import { readRequest } from '../simulate/registration-file.ts';
import { actingBy } from './acts.ts';
import { benchAgreement } from './bench-agreement.ts';
import { startCommand } from './child-of-ours.ts';
import { PORTS } from './ports.ts';
import { Unmet } from './unmet.ts';
import { sumsOf } from './report/sums.ts';
import { writeReports } from './report/write-reports.ts';
import type { CaseResult } from './run-cases.ts';
import { tryAdapter } from './try-adapter.ts';

const PATIENCE_MS = 120_000;
const NAME = /^[a-z][a-z0-9-]{1,31}$/;

/** Tries whether an adapter keeps to the protocol. */
export async function runConformance(bench: Bench): Promise<Report> {
  const results = await tried(bench);
  const folder = bench.line.value('report');
  const head = { ...(await namesIn(bench.line)), at: bench.hub.clock.now() };
  const reports = folder === undefined ? [] : await writeReports(folder, head, results);
  const sums = sumsOf(results);
  return {
    findings: sums.failed > 0,
    facts: { ...head, ...sums, cases: results, reports },
    lines: [
      ...results.map(lineOf),
      `${sums.passed} passed, ${sums.failed} failed, ${sums['not-run']} not run`,
      ...reports,
    ],
  };
}

async function tried({ line, hub, progress }: Bench): Promise<readonly CaseResult[]> {
  const { network, agency } = await namesIn(line);
  const file = line.value('adapter-keys') ?? '';
  const request = await readRequest(file, benchAgreement(network, agency));
  const optional = { sink: line.value('sink'), log: line.value('log') };
  const act = line.value('act');
  const start = line.value('start');
  const adapters: ReturnType<typeof startCommand>[] = [];
  try {
    return await tryAdapter({
      request,
      hubKeysFile: line.value('hub-keys') ?? '',
      exports: line.value('exports') ?? '',
      ...(optional.sink !== undefined && { sink: optional.sink }),
      ...(optional.log !== undefined && { log: optional.log }),
      ...(act !== undefined && { act: actingBy(act) }),
      natsProgram: hub.has('natsServer') ? hub.setting('natsServer') : 'nats-server',
      hubPort: portIn(line, 'hub'),
      natsPort: portIn(line, 'nats'),
      clock: hub.clock,
      note: (words) => progress.note(words),
      ready: ({ hubUrl, natsUrl }) => {
        progress.note(`hub ${hubUrl}, broker ${natsUrl}`);
        if (start === undefined) progress.note('start the adapter now');
        else adapters.push(startCommand(start));
        return Promise.resolve();
      },
      patienceMs: PATIENCE_MS,
    });
  } catch (error) {
    throw error instanceof Unmet ? silent(error) : error;
  } finally {
    for (const one of adapters) await one.end();
  }
}

/** Of whom the request is; all else of it is checked when the agreement for just this agency is there. */
async function namesIn(line: Line): Promise<{ readonly network: string; readonly agency: string }> {
  const read = await readJson(line.value('adapter-keys') ?? '', 'the registration request of the adapter');
  const { network, agency } = (read ?? {}) as { readonly network?: unknown; readonly agency?: unknown };
  const isName = (name: unknown): name is string => typeof name === 'string' && NAME.test(name);
  if (isName(network) && isName(agency)) return { network, agency };
  throw new Failure('REQUEST_INVALID', EXIT.usage, {
    happened: 'the file names no network and agency',
    safe: 'nothing was started',
    next: ['name the registration request of the adapter under test'],
  });
}

function lineOf({ id, outcome, why }: CaseResult): string {
  return `${outcome.padEnd(8)} ${id}${why === undefined ? '' : `: ${why}`}`;
}

function silent(error: Unmet): Failure {
  return new Failure('ADAPTER_SILENT', EXIT.unavailable, {
    happened: error.message,
    safe: 'what the kit had started has ended again',
    next: [
      'start the adapter with the addresses and the hub keys that the kit names, or give --start',
      "look into the adapter's log",
    ],
  });
}

function portIn(line: Line, name: keyof typeof PORTS): number {
  const text = line.value(`${name}-port`) ?? String(PORTS[name]);
  if (/^[1-9]\d{0,4}$/.test(text) && Number(text) <= 65_535) return Number(text);
  throw wrongUsage('USAGE_WRONG', `--${name}-port is no port`, ['write a number from 1 to 65535']);
}
