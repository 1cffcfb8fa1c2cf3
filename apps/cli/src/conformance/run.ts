import type { Bench, Command, Line, Report } from '../command.ts';
import { EXIT } from '../exit-codes.ts';
import { Failure, wrongUsage } from '../failure.ts';
import { readJson } from '../read-json.ts';
import { readRequest } from '../simulate/registration-file.ts';
import { actingBy } from './acts.ts';
import { benchAgreement } from './bench-agreement.ts';
import { startCommand } from './child-of-ours.ts';
import { Unmet } from './unmet.ts';
import { sumsOf } from './report/sums.ts';
import { writeReports } from './report/write-reports.ts';
import type { CaseResult } from './run-cases.ts';
import { tryAdapter } from './try-adapter.ts';

const PORTS = { hub: 8080, nats: 4222 } as const;
const PATIENCE_MS = 120_000;
const NAME = /^[a-z][a-z0-9-]{1,31}$/;

/** Tries whether an adapter keeps to the protocol. */
export const conformanceRun: Command = {
  name: 'conformance run',
  summary: 'play hub and neighbours to an adapter, anybody’s, and judge what it does',
  about: [
    'Starts a broker and a hub of its own on loopback, puts exports where the adapter looks for them, and judges what comes over the wire and what reaches the sink: signatures, ids, retries, order, withdrawals, recalls, dates, file numbers, the log. The adapter may be written in any language: docs/how-to/conformance.md says what it has to be told and what each case proves.',
    "The hub's keys are new each time and are written to --hub-keys before the adapter is started, by --start or by you. All cases and persons are made up; still, use an adapter that was laid out for this and is connected to nothing else.",
    'Cases that need what you did not name (--sink, --log, --act) are told as not run.',
  ],
  operands: [],
  options: {
    'adapter-keys': {
      words: 'the registration request of the adapter: its public keys',
      value: 'file',
      required: true,
    },
    'hub-keys': {
      words: "where the adapter reads the hub's public keys; written over",
      value: 'file',
      required: true,
    },
    exports: { words: 'folder from which the adapter takes exports (CSV)', value: 'folder', required: true },
    sink: { words: 'file of JSON lines into which the adapter writes what it receives', value: 'file' },
    log: { words: "the adapter's log", value: 'file' },
    act: {
      words: 'command that acts at the adapter; finds WEGMARKE_ACT, _FILE and _SINCE in its environment',
      value: 'command',
    },
    start: { words: 'command that starts the adapter, when everything is there for it', value: 'command' },
    report: { words: 'folder for conformance.html, .xml (JUnit) and .json', value: 'folder' },
    'hub-port': { words: `port of the hub; ${PORTS.hub} when absent`, value: 'port' },
    'nats-port': { words: `port of the broker; ${PORTS.nats} when absent`, value: 'port' },
  },
  settings: [],
  optionalSettings: ['natsServer'],
  findings: 'at least one case failed',
  example:
    'npx wegmarke conformance run --adapter-keys office/registration-request.json --hub-keys office/hub-keys.json --exports office/exports --sink office/sink/events.jsonl',
  async run(bench): Promise<Report> {
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
  },
};

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
