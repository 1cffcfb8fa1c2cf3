import { existsSync } from 'node:fs';
import { statfs } from 'node:fs/promises';
import { dirname } from 'node:path';
import { DeskClient } from '../office/desk-client.ts';
import type { Finding } from './finding-codes.ts';
import type { Patient } from './patient.ts';

const MANY_WAITING = 1_000;
const HOUR_MS = 3_600_000;
const LOW_BYTES = 1e9;
const FULL_BYTES = 1e8;

/** What of an adapter's status is looked at. */
interface Status {
  readonly connected: boolean;
  readonly inFlight: number;
  readonly lastReceiptAt?: string;
  readonly ledger: { readonly alarms: readonly string[] };
}

/** A message that was sent and has no receipt yet. */
interface Waiting {
  readonly offeredAt: string;
  readonly attempts: number;
}

/** The adapter that runs with this configuration, if one does: connection, outbox, receipts, problems. */
export async function lookAtAdapter({ config, clock }: Patient): Promise<readonly Finding[]> {
  const desk = await DeskClient.of(config);
  const answer = await desk.call('GET', '/desk/status');
  if (answer === undefined) return [{ check: 'adapter', code: 'ADAPTER_NOT_RUNNING', saw: desk.url }];
  if (answer.status !== 200)
    return [{ check: 'adapter', code: 'DESK_REFUSES', saw: `${desk.url} answers ${answer.status}` }];
  const status = answer.body as Status;
  return [
    status.connected
      ? { check: 'adapter', saw: 'runs, connected' }
      : { check: 'adapter', code: 'ADAPTER_OFFLINE', saw: 'runs' },
    outboxFinding(status, await oldestSent(desk), Date.parse(clock.now())),
    ...status.ledger.alarms.map((alarm): Finding => ({ check: 'ledger', code: 'LEDGER_ALARM', saw: alarm })),
    ...(await lookAtProblems(desk)),
  ];
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
  { inFlight, lastReceiptAt }: Pick<Status, 'inFlight' | 'lastReceiptAt'>,
  oldest: Waiting | undefined,
  now: number,
): Finding {
  const saw = `${inFlight} wait for a receipt, the last one ${lastReceiptAt === undefined ? 'has not come yet' : `came ${lastReceiptAt}`}`;
  // Sent once only: held until a moment ago, for a link or a basis.
  const isOld = oldest !== undefined && oldest.attempts > 1 && now - Date.parse(oldest.offeredAt) > HOUR_MS;
  if (isOld) return { check: 'outbox', code: 'RECEIPT_OLD', saw };
  return { check: 'outbox', ...(inFlight > MANY_WAITING && { code: 'OUTBOX_GROWS' }), saw };
}

async function lookAtProblems(desk: DeskClient): Promise<readonly Finding[]> {
  const answer = await desk.call('GET', '/desk/problems');
  const { problems = [] } = (answer?.body ?? {}) as { readonly problems?: readonly unknown[] };
  if (problems.length === 0) return [{ check: 'exports', saw: 'no row was refused' }];
  return [{ check: 'exports', code: 'ROWS_REFUSED', saw: `${problems.length} problems` }];
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
