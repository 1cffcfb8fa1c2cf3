import { existsSync } from 'node:fs';
import { statfs } from 'node:fs/promises';
import { dirname } from 'node:path';
import { publicKeysOf } from '#jose';
import { DeskClient } from '../office/desk-client.ts';
import type { Finding } from './finding-codes.ts';
import type { Patient } from './patient.ts';

const MANY_WAITING = 1_000;
const HOUR_MS = 3_600_000;
const LOW_BYTES = 1e9;
const FULL_BYTES = 1e8;

/** What of an adapter's status is looked at. One of an earlier version, not restarted yet, tells neither of its key nor of commands. */
export interface Status {
  readonly connected: boolean;
  readonly signingKey?: SigningKey;
  readonly inFlight: number;
  readonly commands?: Commands;
  readonly lastReceiptAt?: string;
  readonly ledger: { readonly alarms: readonly string[] };
}

interface SigningKey {
  readonly kid: string;
  readonly refused: boolean;
}

interface Commands {
  readonly inFlight: number;
  readonly held: Readonly<Record<string, number>>;
}

/** A message that was sent and has no receipt yet. */
interface Waiting {
  readonly offeredAt: string;
  readonly attempts: number;
}

/** The adapter that runs with this configuration, if one does: connection, key, outbox, receipts, problems. */
export async function lookAtAdapter({ config, files, clock }: Patient): Promise<readonly Finding[]> {
  const desk = await DeskClient.of(config);
  const answer = await desk.call('GET', '/desk/status');
  const links = linkFindings(config);
  if (answer === undefined)
    return [{ check: 'adapter', code: 'ADAPTER_NOT_RUNNING', saw: desk.url }, ...links];
  if (answer.status !== 200)
    return [{ check: 'adapter', code: 'DESK_REFUSES', saw: `${desk.url} answers ${answer.status}` }];
  const status = answer.body as Status;
  const newest = publicKeysOf(files.keys).signing[0]?.kid ?? 'none';
  return [
    ...runFindings(status, newest),
    outboxFinding(status, await oldestSent(desk), Date.parse(clock.now())),
    ...status.ledger.alarms.map((alarm): Finding => ({ check: 'ledger', code: 'LEDGER_ALARM', saw: alarm })),
    ...(await lookAtProblems(desk)),
    ...links,
  ];
}

/** What of a configuration the links of webhooks depend on. */
interface Linking {
  readonly desk: { readonly port: number };
  readonly sinks: readonly { readonly kind: string }[];
}

/** A webhook names the address of its entry at the desk, which must be the same when the receiver fetches it. */
export function linkFindings({ desk, sinks }: Linking): readonly Finding[] {
  const isLinked = sinks.some(({ kind }) => kind === 'webhook');
  return isLinked && desk.port === 0
    ? [{ check: 'sinks', code: 'LINKS_BREAK', saw: 'webhooks, and desk.port is 0' }]
    : [];
}

/** How the adapter runs: connected, of which version, with which key. */
export function runFindings(
  { connected, signingKey, commands }: Pick<Status, 'connected' | 'signingKey' | 'commands'>,
  newest: string,
): readonly Finding[] {
  const isOld = signingKey === undefined || commands === undefined;
  return [
    connected
      ? { check: 'adapter', saw: 'runs, connected' }
      : { check: 'adapter', code: 'ADAPTER_OFFLINE', saw: 'runs' },
    ...(isOld
      ? [{ check: 'adapter', code: 'ADAPTER_OLD', saw: 'runs an earlier version than this tool' } as const]
      : []),
    ...(signingKey === undefined ? [] : [keyFinding(signingKey, newest)]),
  ];
}

/** Whether the adapter signs with the newest key of the file, and the hub takes what it signs. */
export function keyFinding({ kid, refused }: SigningKey, newest: string): Finding {
  const saw = `signs with ${kid}`;
  if (kid !== newest)
    return { check: 'adapter', code: 'ADAPTER_KEY_OLD', saw: `${saw}, keys.json holds ${newest}` };
  return { check: 'adapter', ...(refused && { code: 'KEY_NOT_USABLE' }), saw };
}

async function oldestSent(desk: DeskClient): Promise<Waiting | undefined> {
  const answer = await desk.call('GET', '/desk/queues/outbox?state=sent&max=1');
  return ((answer?.body ?? {}) as { readonly items?: readonly Waiting[] }).items?.[0];
}

/**
 * How the outbox stands at an instant (ms since 1970). What counts is how long its oldest message waits: the last receipt is old
 * wherever nothing had to be sent for a while, and young where one message alone gets none.
 */
export function outboxFinding(
  {
    inFlight,
    commands = { inFlight: 0, held: {} },
    lastReceiptAt,
  }: Pick<Status, 'inFlight' | 'commands' | 'lastReceiptAt'>,
  oldest: Waiting | undefined,
  now: number,
): Finding {
  const held = Object.values(commands.held).reduce((sum, count) => sum + count, 0);
  const last = lastReceiptAt === undefined ? 'has not come yet' : `came ${lastReceiptAt}`;
  const saw = `${inFlight} events and ${commands.inFlight} commands wait for a receipt, the last one ${last}; ${held} commands are held`;
  // Sent once only: held until a moment ago, for a link or a basis.
  const isOld = oldest !== undefined && oldest.attempts > 1 && now - Date.parse(oldest.offeredAt) > HOUR_MS;
  if (isOld) return { check: 'outbox', code: 'RECEIPT_OLD', saw };
  return {
    check: 'outbox',
    ...(inFlight + commands.inFlight > MANY_WAITING && { code: 'OUTBOX_GROWS' }),
    saw,
  };
}

async function lookAtProblems(desk: DeskClient): Promise<readonly Finding[]> {
  const answer = await desk.call('GET', '/desk/problems');
  const { problems = [] } = (answer?.body ?? {}) as { readonly problems?: readonly Listed[] };
  return problemFindings(problems);
}

/** A problem as the desk lists it. */
interface Listed {
  readonly file: string;
  readonly code: string;
  readonly reason: string;
}

/** What exports hold wrong is counted; of a sink it is told what is stuck, and since when. */
export function problemFindings(problems: readonly Listed[]): readonly Finding[] {
  const isOfSink = ({ file }: Listed): boolean => file.startsWith('sinks/');
  const rows = problems.filter((one) => !isOfSink(one)).length;
  const stuck = problems.filter(isOfSink).map(({ file, code, reason }): Finding => {
    return { check: 'sinks', code: 'SINK_STUCK', saw: `${file} ${code}: ${reason}` };
  });
  return [
    rows === 0
      ? { check: 'exports', saw: 'no row was refused' }
      : { check: 'exports', code: 'ROWS_REFUSED', saw: `${rows} problems` },
    ...(stuck.length === 0 ? [{ check: 'sinks', saw: 'nothing is stuck' }] : stuck),
  ];
}

/** Room on the disk of the adapter's own database. */
export async function lookAtDisk({ config }: Patient): Promise<readonly Finding[]> {
  const { dataFolder } = config;
  const { bavail, bsize } = await statfs(nearestThere(dataFolder));
  const free = bavail * bsize;
  const saw = `${Math.floor(free / 1e6)} MB free`;
  const missing: readonly Finding[] = existsSync(dataFolder)
    ? []
    : [{ check: 'data', code: 'DATA_FOLDER_MISSING', saw: dataFolder }];
  if (free < FULL_BYTES) return [...missing, { check: 'disk', code: 'DISK_FULL', saw }];
  return [...missing, { check: 'disk', ...(free < LOW_BYTES && { code: 'DISK_LOW' }), saw }];
}

/** The folder, or the nearest above it that is there. */
function nearestThere(folder: string): string {
  const above = dirname(folder);
  return existsSync(folder) || above === folder ? folder : nearestThere(above);
}
