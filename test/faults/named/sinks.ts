import { appendFileSync } from 'node:fs';
import { setTimeout as pause } from 'node:timers/promises';
import { callDesk } from '../../../deploy/local/demonstration/desks.mjs';
import { until } from '../../../deploy/local/services/until.mjs';
import { PARTIES } from '../exports.ts';
import type { Ground } from '../ground.ts';
import { csvOf } from '../ways/every-way.ts';
import type { Manner } from '../ways/receiver.ts';
import type { NamedFault } from './named-fault.ts';
import type { SeededBug } from './seeded-bugs.ts';
import {
  errorTaken,
  givenIsDone,
  goneTaken,
  markedBeforePost,
  redirectTaken,
  tornRowStays,
  unreachableTaken,
} from './seeded-bugs.ts';
import { withEveryWay } from './sources.ts';

const RUNS = { test: 1, short: 4, long: 40 };
const TORN = 'event;what a power cut left of a row;de.wegm';

/** Says that a webhook's receiver does something else than take its messages, while something is told. */
interface Trouble {
  readonly manner: Manner;
  readonly fault: string;
  readonly runs: NamedFault['runs'];
  readonly bug: SeededBug;
}

const TROUBLES: readonly Trouble[] = [
  { manner: 'is down', fault: 'is not there', runs: RUNS, bug: unreachableTaken },
  { manner: 'fails', fault: 'answers 500', runs: RUNS, bug: errorTaken },
  { manner: 'redirects', fault: 'redirects', runs: RUNS, bug: redirectTaken },
  { manner: 'is gone', fault: 'answers 410, enabled again later', runs: RUNS, bug: goneTaken },
  {
    manner: 'is slow',
    fault: 'takes longer than an attempt',
    runs: { test: 0, short: 1, long: 10 },
    bug: unreachableTaken,
  },
];

/** Receivers that do not take what they are told, and adapters that are killed while they deliver. */
export const sinks: readonly NamedFault[] = [
  ...TROUBLES.map(({ manner, fault, ...rest }) => ({
    ...rest,
    fault: `webhook: the receiver ${fault}`,
    ground: withEveryWay,
    sharesGround: true,
    async tried(ground: Ground, runs: number) {
      for (let run = 0; run < runs; run += 1) await whileReceiver(ground, manner, run % 2 === 1);
    },
  })),
  {
    fault: 'webhook: adapters killed before the receiver answered',
    bug: markedBeforePost,
    runs: RUNS,
    ground: withEveryWay,
    sharesGround: true,
    tried: (ground, runs) =>
      inDelivery(ground, runs, async () => {
        const { receiver } = ground.ways;
        const { calls } = receiver;
        await receiver.now('never answers');
        tell(ground);
        await until('a message', () => receiver.calls > calls || undefined);
        await ground.network.adapters.kill();
        await receiver.now('takes');
        await ground.network.adapters.start();
      }),
  },
  {
    fault: 'CSV: adapters killed while rows are written, rows torn',
    bug: tornRowStays,
    runs: { test: 1, short: 10, long: 100 },
    ground: withEveryWay,
    sharesGround: true,
    tried: (ground, runs) =>
      inDelivery(ground, runs, async () => {
        const file = csvOf(ground.network.agency('bamf'));
        const size = ground.sizeOf(file);
        tell(ground);
        await until('a row', () => ground.sizeOf(file) > size || undefined);
        await ground.network.adapters.kill();
        appendFileSync(file, TORN);
        // A row is torn only while something waits to be written.
        tell(ground);
        await ground.network.adapters.start();
      }),
  },
  {
    fault: 'pull: adapters killed before the acknowledgement, answers lost',
    bug: givenIsDone,
    runs: RUNS,
    ground: withEveryWay,
    sharesGround: true,
    tried: (ground, runs) =>
      inDelivery(ground, runs, async (run) => {
        const { puller } = ground.ways;
        const agency = ground.network.agency('bamf');
        tell(ground);
        await until('an entry', () => puller.askInVain(agency));
        // Every second time it comes again before the adapters are gone, and nobody says so.
        if (run % 2 === 1) await puller.ask(agency);
        await restarted(ground);
        await puller.askForAll(agency);
      }),
  },
];

function tell({ exports }: Ground): void {
  exports.more(exports.people, 1);
  exports.lay();
}

async function inDelivery(ground: Ground, runs: number, once: (run: number) => Promise<void>): Promise<void> {
  for (let run = 0; run < runs; run += 1) {
    await once(run);
    await pause(ground.chance.between(0, 50));
  }
}

async function restarted({ network }: Ground): Promise<void> {
  await network.adapters.kill();
  await network.adapters.start();
}

/** Something is told while the receiver does this to it, every second time with a kill on top; then it takes again. */
async function whileReceiver(ground: Ground, manner: Manner, isKilled: boolean): Promise<void> {
  const { ways, network, chance } = ground;
  await ways.receiver.now(manner);
  tell(ground);
  await until('an attempt', () => failedAttempt(ground));
  await pause(chance.between(0, 500));
  if (isKilled) await restarted(ground);
  await ways.receiver.now('takes');
  // What was given up, and what was tried more than once, waits for a person or for minutes.
  for (const party of PARTIES) await callDesk(network.agency(party), 'POST', '/desk/sinks/webhook/retry', {});
}

/** Whether an adapter has noted that its receiver failed, or wants no more. */
async function failedAttempt({ network }: Ground): Promise<true | undefined> {
  const { sinks: shown } = (await callDesk(network.agency('bamf'), 'GET', '/desk/queues/inbox?max=1')) as {
    readonly sinks: readonly {
      readonly name: string;
      readonly disabledAt?: string;
      readonly counts: Readonly<Record<string, number>>;
      readonly lastFailedAt?: string;
      readonly lastTakenAt?: string;
    }[];
  };
  const webhook = shown.find(({ name }) => name === 'webhook');
  const { disabledAt, lastFailedAt = '', lastTakenAt = '' } = webhook ?? {};
  return disabledAt !== undefined || lastFailedAt > lastTakenAt || undefined;
}
