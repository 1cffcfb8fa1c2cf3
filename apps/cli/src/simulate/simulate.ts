import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import type { LogFields } from '#adapter';
import { readAgreement } from '../agreement/agreement-file.ts';
import type { Bench, Line, Report } from '../command.ts';
import { readSignedTables } from '../competence/table-file.ts';
import { EXIT } from '../exit-codes.ts';
import { Failure, wrongUsage } from '../failure.ts';
import { sampleAgreement, SAMPLE_AGREEMENT } from '../fixtures/sample-agreement.ts';
import { FAULT_NAMES, faultIn } from './broker/faults.ts';
import { Control, instantOf, isInstant } from './control.ts';
import { MovableClock } from './movable-clock.ts';
import { OwnAdapters } from './own-adapters.ts';
import { PORTS } from './ports.ts';
import { readRequest } from './registration-file.ts';
import { startTestNetwork } from './start-test-network.ts';
import type { TestNetwork } from './test-network.ts';

/** How long the story without --serve may take, and how often it is looked at; milliseconds. */
const PATIENCE_MS = 30_000;
const LOOK_EVERY_MS = 50;

/** A whole network in one process, to try things out with. */
export async function simulateNetwork(bench: Bench): Promise<Report> {
  const folder = await mkdtemp(join(tmpdir(), 'wegmarke-simulate-'));
  try {
    return await simulated(bench, folder);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function simulated(bench: Bench, folder: string): Promise<Report> {
  const { line, hub, progress } = bench;
  const ports = portsIn(line);
  const file = line.value('agreement');
  const { agreement, text } =
    file === undefined ? { agreement: sampleAgreement(), text: SAMPLE_AGREEMENT } : await readAgreement(file);
  const requests = [];
  for (const path of line.values('register')) requests.push(await readRequest(path, agreement));
  const clock = clockIn(line);
  const note = (event: string, { agency, code, error, place }: LogFields = {}): void => {
    if (/-(failed|trouble|fault)$/.test(event) && code !== 'HUB_AWAY')
      progress.note([event, agency, code, error, place].filter(Boolean).join(' '));
  };
  const network = await startTestNetwork({
    folder,
    agreement,
    agreementText: text,
    tables: file === undefined ? [] : await readSignedTables(file, agreement),
    requests,
    natsProgram: hub.has('natsServer') ? hub.setting('natsServer') : 'nats-server',
    ports,
    clock,
    ids: hub.ids,
    hubLog: () => undefined,
    log: { note },
  }).catch((error: unknown) => {
    throw portTaken(error);
  });
  const adapters = new OwnAdapters({ clock, ids: hub.ids, log: { note } });
  try {
    for (const ordered of line.values('fault')) network.parts.faults.want(orderedFault(ordered));
    await keepHubKeys(line, network);
    await adapters.start(line.values('adapter'));
    const begun = await begin(network);
    return line.isOn('serve')
      ? await served(bench, network, ports.control)
      : await told(bench, network, begun);
  } finally {
    await adapters.stop();
    await network.end();
  }
}

/** Runs until somebody stops it. */
async function served(bench: Bench, network: TestNetwork, port: number): Promise<Report> {
  const { progress, stop } = bench;
  const control = await Control.opened(port, network).catch((error: unknown) => {
    throw portTaken(error);
  });
  const { hubUrl, natsUrl, neighbours } = network.parts;
  progress.note(`hub      ${hubUrl}`);
  progress.note(`broker   ${natsUrl}`);
  const controlUrl = control.url;
  progress.note(`control  ${controlUrl}/simulate`);
  for (const { agency, reference } of neighbours) progress.note(`neighbour ${agency}, file ${reference}`);
  progress.note('ready: stop it with Ctrl-C');
  await new Promise<void>((resolve) => {
    if (stop.aborted) resolve();
    else stop.addEventListener('abort', () => resolve(), { once: true });
  });
  await control.close();
  return { facts: { hubUrl, natsUrl, control: controlUrl }, lines: ['the test network has ended'] };
}

/** What happens first, so that there is a case to link to: the first neighbour reports a voucher, or what else it may. */
async function begin(network: TestNetwork): Promise<{ readonly agency: string; readonly event: string }> {
  const [first] = network.parts.neighbours;
  const event = first?.types.find((type) => type.includes('voucher-issued')) ?? first?.types[0] ?? '';
  const agency = first?.agency ?? '';
  await network.trigger(agency, event);
  return { agency, event };
}

/** Waits until what happened first has reached somebody. */
async function told(
  { stop }: Bench,
  network: TestNetwork,
  { agency: publisher, event }: Awaited<ReturnType<typeof begin>>,
): Promise<Report> {
  const { neighbours } = network.parts;
  const end = performance.now() + PATIENCE_MS;
  const received = (): number => neighbours.reduce((sum, one) => sum + (one.status()?.received ?? 0), 0);
  while (received() === 0 && performance.now() < end) await pause(LOOK_EVERY_MS, undefined, { signal: stop });
  const standing = neighbours.map((one) => {
    const { recorded = 0, received: got = 0 } = one.status() ?? {};
    return { agency: one.agency, recorded, received: got };
  });
  return {
    findings: received() === 0,
    facts: { event, publisher, neighbours: standing },
    lines: [
      `${publisher} published ${event}`,
      ...standing.map(
        ({ agency, recorded, received: got }) => `${agency}: ${recorded} recorded, ${got} received`,
      ),
    ],
  };
}

async function keepHubKeys(line: Line, { parts: { hubKeys } }: TestNetwork): Promise<void> {
  const file = line.value('hub-keys');
  if (file !== undefined) await writeFile(file, `${JSON.stringify(hubKeys, null, 2)}\n`);
}

function clockIn(line: Line): MovableClock {
  const clock = new MovableClock(() => Date.now());
  const beginning = line.value('clock');
  if (beginning === undefined) return clock;
  if (!isInstant(beginning))
    throw wrongUsage('USAGE_WRONG', '--clock is no instant', ['write it as 2026-03-01T10:00; it is UTC']);
  clock.set(instantOf(beginning));
  return clock;
}

function orderedFault(text: string): NonNullable<ReturnType<typeof faultIn>> {
  const fault = faultIn(text);
  if (fault !== undefined) return fault;
  throw wrongUsage('USAGE_WRONG', '--fault names no fault', [
    `write one of ${Object.keys(FAULT_NAMES)
      .map((name) => `${name}=<number>`)
      .join(', ')}`,
  ]);
}

function portsIn(line: Line): { readonly [Name in keyof typeof PORTS]: number } {
  const port = (name: keyof typeof PORTS): number => {
    const text = line.value(`${name}-port`) ?? String(PORTS[name]);
    if (/^\d{1,5}$/.test(text) && Number(text) <= 65_535) return Number(text);
    throw wrongUsage('USAGE_WRONG', `--${name}-port is no port`, [
      'write a number from 0 (any free one) to 65535',
    ]);
  };
  return { hub: port('hub'), nats: port('nats'), control: port('control') };
}

function portTaken(error: unknown): unknown {
  const { code, port } = (error ?? {}) as { readonly code?: string; readonly port?: number };
  if (code !== 'EADDRINUSE') return error;
  return new Failure('PORT_TAKEN', EXIT.unavailable, {
    happened: `port ${port} on this machine is in use`,
    safe: 'what was started has ended again',
    next: ['end what uses it, or name other ports with --hub-port, --nats-port and --control-port'],
  });
}
