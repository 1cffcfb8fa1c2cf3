import { Pool } from 'pg';
import { AgencyByHand } from '../e2e/agency-by-hand.ts';
import { command, event, linking, random, send } from '../faults/by-hand.ts';
import { startSampleNetwork } from '../network/start-sample-network.ts';
import { alternate, sideBySide } from './alternate.ts';
import type { Bench, Row } from './bench.ts';
import { KeptConnections } from './kept-connections.ts';
import { madeEvent } from './made-events.ts';
import { openLoop } from './open-loop.ts';
import { percentile } from './percentile.ts';
import { processorMs } from './processor-time.ts';
import { insert, plainTable } from './plain-insert.ts';

const GOAL = { perSecond: 500, ms: 20 };
const ENTRIES = 20;
const CASES = 50;
const READERS = 16;
const PER_SECOND = 200;
/** A hundred times the goal: what takes so long at that pace does not keep up, and more of it tells nothing new. */
const PATIENCE_MS = 2_000;
/** More than one client may ask of a hub otherwise. */
const NO_LIMIT = { WEGMARKE_HUB_RATE_PER_MINUTE: '1000000' };

/** Reads something of one of the cases; whether there was an answer. */
type Read = (number: number) => Promise<boolean>;

/** Timelines of twenty entries over HTTP: token, gate, durable release, decryption, sealed to the reader. */
export const timeline: Row = async (ground) => {
  const database = await ground.database('bench_timeline');
  const network = await startSampleNetwork('bench-timeline', ['jobcenter', 'vhs'], {
    database,
    env: (who) => (who === 'hub' ? NO_LIMIT : {}),
  });
  const author = await AgencyByHand.of(network, 'jobcenter');
  const reader = await AgencyByHand.of(network, 'vhs');
  const line = new KeptConnections();
  const plain = new Pool({ connectionString: database, max: READERS, options: '-c synchronous_commit=on' });
  try {
    ground.tell(`record ${CASES} cases with ${ENTRIES} entries each`);
    const handles = await recorded(author, reader);
    const ours: Read = (number) => answered(reader, line, handles[number % CASES] ?? '');
    await checked(reader, handles[0] ?? '');
    const bare = await bareReads(plain);
    ground.tell('read as fast as it goes');
    const fast = counted(ours);
    const rates = await alternate(asFastAs(fast.read), asFastAs(bare), rounds(ground.quick));
    const times = ground.quick ? 400 : 4_000;
    ground.tell(`${times} reads, ${PER_SECOND} a second`);
    const even = counted(ours);
    const before = processorMs(network.hub.pid);
    const taken = await paced(even.read, times);
    const spent = processorMs(network.hub.pid) - before;
    const plainTaken = await paced(bare, times);
    return [
      closed(rates, fast.refused()),
      open({ taken, plainTaken, times, spent, refused: even.refused() }),
    ];
  } finally {
    line.close();
    await plain.end();
    await Promise.all([author, reader].map((one) => one.broker.close()));
    await network.stop();
  }
};

/** A reading that counts how often it got no answer: what does not leave in time is never sent late, and the hub says so (503). */
function counted(read: Read): { readonly read: Read; readonly refused: () => number } {
  let refused = 0;
  return {
    read: async (number) => {
      const isAnswered = await read(number);
      if (!isAnswered) refused += 1;
      return isAnswered;
    },
    refused: () => refused,
  };
}

function closed(
  { ours, yardstick }: { readonly ours: number; readonly yardstick: number },
  refused: number,
): Bench {
  return {
    name: `timeline of ${ENTRIES} entries, ${READERS} readers`,
    ours,
    yardstick,
    ratio: ours / yardstick,
    goal: `>= ${GOAL.perSecond}/s`,
    met: ours >= GOAL.perSecond,
    fsync: true,
    unit: 'reads/s',
    note: `tokens and opening of the answers by the reader included; beside a SELECT of the rows and one INSERT in the same database; not answered (503), not counted: ${refused}`,
  };
}

/** What came of reading so many times a second. */
interface Paced {
  /** How long each read that was begun took, milliseconds. */
  readonly taken: readonly number[];
  readonly plainTaken: readonly number[];
  /** How many reads there should have been. */
  readonly times: number;
  /** Processor time of the hub, milliseconds. */
  readonly spent: number;
  readonly refused: number;
}

function open({ taken, plainTaken, times, spent, refused }: Paced): Bench {
  const [ours, yardstick] = [percentile(taken, 99), percentile(plainTaken, 99)];
  const all = taken.length === times ? `of ${times}` : `given up after ${taken.length} of ${times}, too slow`;
  return {
    name: `timeline of ${ENTRIES} entries at ${PER_SECOND}/s, p99`,
    ours,
    yardstick,
    ratio: ours / yardstick,
    goal: `< ${GOAL.ms} ms`,
    met: ours < GOAL.ms && refused === 0,
    fsync: true,
    unit: 'ms',
    note: `${all}, from when each was due; beside a SELECT of the rows and one INSERT in the same database; not answered (503): ${refused}; the hub took ${(spent / taken.length).toFixed(2)} ms of processor time for a read`,
  };
}

/** The reader's handles of cases in which the author has recorded so many vouchers that the reader may have. */
async function recorded(author: AgencyByHand, reader: AgencyByHand): Promise<readonly string[]> {
  const cases = Array.from({ length: CASES }, () => {
    const [own, others] = [random(), random()];
    const [make, redeem] = linking(author, own, reader, others);
    const vouchers = Array.from({ length: ENTRIES }, () => voucher(author, own));
    return { others, redeem, told: [command(author, own, 'case.open'), make, ...vouchers] };
  });
  for (const { told } of cases) await send(author, ...told);
  await send(reader, ...cases.map(({ redeem }) => redeem));
  return cases.map(({ others }) => others);
}

/** One reading; false where the hub says that the answer would leave too late. */
async function answered(reader: AgencyByHand, line: KeptConnections, handle: string): Promise<boolean> {
  const path = reader.pathOf(handle, 'timeline');
  const headers = async () => ({ authorization: `Bearer ${await reader.token(path)}` });
  const { status, text } = await line.call(`${reader.hubUrl}${path}`, { method: 'GET', headers });
  if (status === 200) reader.opened({ body: text });
  else if (status !== 503) throw new Error(`The hub answered with ${status}.`);
  return status === 200;
}

function voucher(author: AgencyByHand, handle: string) {
  return event(author, handle, 'language.voucher-issued', {
    issueMode: 'online',
    issuer: 'jobcenter',
    ground: 'aufenthg-44a-1-2',
    standing: 'obliged',
    validUntil: '2027-12-31',
  });
}

/** An empty timeline would be read fast. */
async function checked(reader: AgencyByHand, handle: string): Promise<void> {
  const { entries } = reader.opened(await reader.read(handle));
  if (entries.length !== ENTRIES) throw new Error(`${entries.length} entries where ${ENTRIES} are due`);
}

/** What a reading that is noted must do at the very least: the rows of a case, and one row about it, on disk. */
async function bareReads(plain: Pool): Promise<Read> {
  await plainTable(plain);
  const { rows } = await plain.query<{ stream: string }>(
    `SELECT stream FROM record.events WHERE type = 'CaseOpened' ORDER BY position LIMIT ${CASES}`,
  );
  const text = 'SELECT * FROM record.events WHERE stream = $1 ORDER BY revision LIMIT 23';
  return async (number) => {
    await plain.query({ name: 'case', text, values: [rows[number % CASES]?.stream] });
    await insert(plain, [madeEvent()]);
    return true;
  };
}

function asFastAs(read: Read) {
  let number = 0;
  return sideBySide(READERS, async () => {
    return (await read((number += 1))) ? 1 : 0;
  });
}

function paced(read: Read, times: number): Promise<readonly number[]> {
  let number = 0;
  return openLoop({ perSecond: PER_SECOND, times, patienceMs: PATIENCE_MS }, () => read((number += 1)));
}

function rounds(quick: boolean) {
  return quick ? { rounds: 1, roundMs: 1_000 } : { rounds: 5, roundMs: 3_000 };
}
