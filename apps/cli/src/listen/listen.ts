import { generateKeyPairSync } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { publicHalf, webhookMessage } from '#adapter';
import type { Bench, Report } from '../command.ts';
import { wrongUsage } from '../failure.ts';
import { DeskClient } from '../office/desk-client.ts';
import { readOffice } from '../office/read-office.ts';
import type { PulledEntry } from './entry.ts';
import { thinBody } from './entry.ts';
import { localTarget } from './local-target.ts';

const LOOK_EVERY_MS = 500;
const PAGE = 100;
const PATIENCE_MS = 10_000;

/** A page of the inbox. */
interface Page {
  readonly entries: readonly PulledEntry[];
  readonly next: string;
  readonly more: boolean;
}

/** Tells a program under development of each entry that comes in. */
export async function listenAtSink(bench: Bench): Promise<Report> {
  const { line, progress } = bench;
  const target = localTarget(line.value('forward-to') ?? '');
  const most = mostIn(line.value('max'));
  const { config } = await readOffice(line.operand('config'));
  const desk = await DeskClient.of(config);
  const { privateKey } = generateKeyPairSync('ed25519');
  progress.note(`public key ${publicHalf(privateKey)}`);
  const tally = { taken: 0, refused: 0 };
  for await (const pulled of arriving(desk, bench)) {
    const message = webhookMessage(thinBody(pulled, desk.url), {
      // As the adapter's own webhook says it, so that a program which knows both takes them for one message.
      agency: pulled.agency ?? '',
      keys: [privateKey],
      now: bench.hub.clock.now(),
    });
    const status = await posted(target, message);
    if (isTaken(status)) tally.taken += 1;
    else tally.refused += 1;
    progress.note(`${status} ${pulled.kind} ${pulled.type ?? ''}`.trimEnd());
    if (tally.taken + tally.refused >= most) break;
  }
  return {
    findings: tally.refused > 0,
    facts: tally,
    lines: [`${tally.taken} taken, ${tally.refused} not taken`],
  };
}

/** The entries as they come, until somebody stops it. */
async function* arriving(desk: DeskClient, { line, stop }: Bench): AsyncGenerator<PulledEntry> {
  let after = line.isOn('from-start') ? '' : await endOf(desk);
  while (!stop.aborted) {
    const page = await pageOf(desk, after);
    yield* page.entries;
    after = page.next;
    if (!page.more) await pause(LOOK_EVERY_MS, undefined, { signal: stop }).catch(() => undefined);
  }
}

/** Past everything that is there already. */
async function endOf(desk: DeskClient): Promise<string> {
  let page = await pageOf(desk, '');
  while (page.more) page = await pageOf(desk, page.next);
  return page.next;
}

async function pageOf(desk: DeskClient, after: string): Promise<Page> {
  return (await desk.get(`/desk/inbox?after=${encodeURIComponent(after)}&max=${PAGE}`)) as Page;
}

/** The status with which the program answered; 0 when it did not. */
async function posted(target: URL, { body, headers }: ReturnType<typeof webhookMessage>): Promise<number> {
  try {
    const signal = AbortSignal.timeout(PATIENCE_MS);
    return (await fetch(target, { method: 'POST', headers, body, redirect: 'manual', signal })).status;
  } catch {
    return 0;
  }
}

function isTaken(status: number): boolean {
  return status >= 200 && status < 300;
}

function mostIn(text: string | undefined): number {
  if (text === undefined) return Infinity;
  if (/^[1-9]\d{0,6}$/.test(text)) return Number(text);
  throw wrongUsage('USAGE_WRONG', '--max is no number', ['write a whole number, at least 1']);
}
