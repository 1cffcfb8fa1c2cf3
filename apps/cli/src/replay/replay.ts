import { readFile } from 'node:fs/promises';
import { setTimeout as pause } from 'node:timers/promises';
import { ledgerStanding } from '#audit';
import { publicKeysOf } from '#jose';
import type { LedgerEpoch } from '#ports';
import { signedHead } from '../backup/signed-head.ts';
import type { Bench, Report } from '../command.ts';
import type { Registry } from '#registry';
import { logUpTo } from '../record/log-pages.ts';
import { refused, wrongUsage } from '../failure.ts';
import { columns } from '../tell/printed.ts';
import { counted } from '../tell/progress.ts';
import { refillOf } from './refill.ts';
import type { AgencyRefill } from './refill.ts';

const LOOK_EVERY_MS = 1_000;

/** Watches the agencies send again what a restored hub lacks, and opens it when they are done. */
export async function replayMessages(bench: Bench): Promise<Report> {
  const { line, hub } = bench;
  const seconds = secondsOf(line.value('wait'));
  const size = await sizeOf(bench, line.value('since') ?? '');
  const agencies = await registeredAgencies(await hub.registry());
  const without = agenciesOf(line.values('without'), agencies);
  if (await isOpenAgain(bench, size)) return alreadyOpen(await (await hub.epochs()).current());
  const epoch = await epochAt(bench, size);
  const until = performance.now() + seconds * 1_000;
  for (;;) {
    const witnesses = await (await hub.ledger()).witnesses(epoch.origin);
    const refill = refillOf(agencies, witnesses, without);
    const waiting = refill.filter(({ state }) => state === 'waiting');
    if (seconds > 0 && waiting.length === 0) {
      await (await hub.epochs()).open();
      return report(epoch, refill, true);
    }
    bench.progress.at(`waiting for ${names(waiting)}`, refill.length - waiting.length, refill.length);
    if (performance.now() >= until) return report(epoch, refill, false);
    await pause(LOOK_EVERY_MS, undefined, { signal: bench.stop });
  }
}

function secondsOf(text: string | undefined): number {
  if (text === undefined) return Infinity;
  if (/^\d{1,6}$/.test(text)) return Number(text);
  throw wrongUsage('USAGE_WRONG', '--wait is a number of seconds', ['npx wegmarke replay --help']);
}

async function sizeOf({ hub }: Bench, since: string): Promise<number> {
  if (/^\d{1,15}$/.test(since)) return Number(since);
  const head = signedHead(await readFile(since, 'utf8'), publicKeysOf(await hub.keys()).signing);
  if (head !== undefined) return head.size;
  throw wrongUsage('WITNESS_NOTE_INVALID', `${since} holds no head that this hub signed`, [
    'give the number that restore printed, or a file that audit head wrote',
  ]);
}

function agenciesOf(without: readonly string[], known: readonly string[]): readonly string[] {
  const unknown = without.filter((one) => !known.includes(one));
  if (unknown.length === 0) return without;
  throw wrongUsage('AGENCY_UNKNOWN', `no such agency is registered: ${unknown.join(', ')}`, [
    `registered are: ${known.join(', ')}`,
  ]);
}

/** Whether the restart since so many entries is over: the hub serves its ledger, and no witness has seen more than the record holds. */
async function isOpenAgain({ hub }: Bench, size: number): Promise<boolean> {
  const { epoch, kept, state } = await (await hub.epochs()).current();
  if (epoch === 1 || kept !== size || state !== 'open') return false;
  return (await ledgerStanding(await hub.ledger())).state === 'open';
}

function alreadyOpen({ origin, kept }: LedgerEpoch): Report {
  return {
    facts: { origin, since: kept, open: true },
    lines: [`the hub is open already, as ${origin}; nothing was changed`],
  };
}

/** The restart under way that began at so many entries; begins it when that was asked for. */
async function epochAt(bench: Bench, size: number): Promise<LedgerEpoch> {
  const { line, hub } = bench;
  const epochs = await hub.epochs();
  const current = await epochs.current();
  if (current.state === 'refilling' && current.kept === size) return current;
  if (current.state === 'refilling') {
    throw refused(
      'REPLAY_OTHER_HEAD',
      {
        happened: `a restart is under way since ${counted(current.kept)} entries, not since ${counted(size)}`,
        safe: 'nothing was changed; the agencies go on sending',
        next: [`npx wegmarke replay --since ${current.kept}`],
      },
      { kept: current.kept, origin: current.origin },
    );
  }
  const recorded = await placeOf(bench, size);
  if (!line.isOn('start')) throw notUnderWay(current, size, recorded.size);
  if (recorded.last === undefined) throw notUnderWay(current, size, recorded.size);
  return epochs.restart({ kept: size, since: recorded.last, at: hub.clock.now() });
}

/** How many events the record holds, and the position of the last one that a head of `size` leaves covers. */
async function placeOf(
  { hub, progress }: Bench,
  size: number,
): Promise<{ readonly size: number; readonly last?: number }> {
  const store = await hub.store();
  const head = await store.head();
  if (hub.hasDensePositions) return { size: head, ...(size <= head && { last: size }) };
  let events = 0;
  let last: number | undefined;
  for await (const { position } of logUpTo(store, head)) {
    events += 1;
    if (events === size) last = position;
    progress.at('events counted', events);
  }
  return { size: events, ...(last !== undefined && { last }) };
}

async function registeredAgencies(registry: Registry): Promise<readonly string[]> {
  const networks = await registry.networks();
  const agencies = await Promise.all(
    networks.map(async (network) =>
      (await registry.agencies(network)).map((agency) => `${network}/${agency}`),
    ),
  );
  return agencies.flat();
}

function notUnderWay({ origin }: LedgerEpoch, size: number, held: number) {
  return refused(
    'REPLAY_NOT_OPEN',
    {
      happened: `the ledger ${origin} is open: no restart is under way. The record holds ${counted(held)} entries`,
      safe: 'nothing was changed; the hub serves as before',
      next:
        size <= held
          ? [
              'if the hub says RECORD_BEHIND, or the database was set back by other means than restore:',
              `npx wegmarke replay --since ${size} --start (the hub discloses nothing until the agencies are done)`,
            ]
          : [
              `the record cannot be refilled since ${counted(size)} entries: it holds fewer. Type --since ${held} --start`,
            ],
    },
    { origin, held },
  );
}

function report({ origin, kept }: LedgerEpoch, refill: readonly AgencyRefill[], isOpen: boolean): Report {
  const missing = refill.reduce((sum, one) => sum + one.missing, 0);
  const waiting = refill.filter(({ state }) => state === 'waiting');
  return {
    findings: !isOpen || missing > 0,
    facts: { origin, since: kept, open: isOpen, missing, agencies: refill },
    lines: [
      ...columns(
        refill.map(({ agency, state, missing: lost }) => [
          agency,
          state,
          lost > 0 ? `${lost} not accepted again` : '',
        ]),
      ),
      isOpen ? `the hub is open again, as ${origin}` : closedYet(waiting),
      ...(missing > 0
        ? [
            `${counted(missing)} events were not accepted again: the desk of each agency lists them with their reasons`,
          ]
        : []),
    ],
  };
}

function closedYet(waiting: readonly AgencyRefill[]): string {
  return waiting.length === 0
    ? 'all agencies are done; the hub discloses nothing yet. Type the same command without --wait 0 to open it'
    : `still waiting for ${names(waiting)}; the hub discloses nothing yet. Type the same command again, or --without an agency that cannot come`;
}

function names(agencies: readonly AgencyRefill[]): string {
  return agencies.map(({ agency }) => agency).join(', ');
}
