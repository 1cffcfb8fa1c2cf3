import { median } from '../alternate.ts';
import type { Bench, Row } from '../bench.ts';
import { BarePipe } from './bare-pipe.ts';
import { VoucherOffice } from './voucher-office.ts';

const GOAL_PER_SECOND = 2_000;
const BATCH = 100;
/** As many batches as the adapter has under way at a time. */
const WINDOW = 20;
/** Rows of one case that stand together, as in an export that is sorted by file number. */
const TOGETHER = 4;

/** Events a second. */
interface Rates {
  readonly import: number;
  readonly ours: number;
  readonly bare: number;
}

/** The whole intake of a full outbox: gate, seal, broker, open, verify, right, link, gate, seal, append, receipt. Nobody claims. */
export const intakeBatches: Row = async (ground) => {
  const [rounds, events] = ground.quick ? [1, 1_000] : [5, 10_000];
  const plan = { cases: events / TOGETHER, together: TOGETHER };
  const office = await VoucherOffice.start(ground, await ground.database('bench_intake'), plan);
  const pipe = await BarePipe.lay(ground, 'bench_pipe');
  try {
    const rates: Rates[] = [];
    // One round of each that does not count.
    for (let round = 0; round <= rounds; round += 1) {
      ground.tell(`round ${round}: ${events} events through the intake and through the bare pipe`);
      const one = await measured(office, pipe, events);
      if (round > 0) rates.push(one);
    }
    return [row(rates, events)];
  } finally {
    await pipe.close();
    await office.stop();
  }
};

async function measured(office: VoucherOffice, pipe: BarePipe, events: number): Promise<Rates> {
  await office.pause();
  const imported = await perSecond(events, () => office.push(events));
  const ours = await perSecond(events, async () => {
    await office.resume();
    await office.settled();
  });
  return { import: imported, ours, bare: await perSecond(events, () => through(pipe, events)) };
}

async function through(pipe: BarePipe, events: number): Promise<void> {
  let left = events / BATCH;
  const one = async (): Promise<void> => {
    while (left > 0) {
      left -= 1;
      await pipe.send(BATCH);
    }
  };
  await Promise.all(Array.from({ length: WINDOW }, one));
}

async function perSecond(events: number, work: () => Promise<unknown>): Promise<number> {
  const from = performance.now();
  await work();
  return events / ((performance.now() - from) / 1_000);
}

function row(rates: readonly Rates[], events: number): Bench {
  const [ours, bare] = [median(rates.map((rate) => rate.ours)), median(rates.map((rate) => rate.bare))];
  const rows = median(rates.map((rate) => rate.import));
  return {
    name: 'whole intake in batches, no claims',
    ours,
    yardstick: bare,
    ratio: ours / bare,
    goal: `>= ${GOAL_PER_SECOND} events/s`,
    met: ours >= GOAL_PER_SECOND,
    fsync: true,
    unit: 'events/s',
    note: `${events} events in the outbox of one adapter, ${TOGETHER} of a case together, until the last receipt, the median of ${rates.length}; beside publish, one INSERT for each batch of ${BATCH}, answer; pushed, mapped and signed into the outbox before: ${Math.round(rows)} rows/s`,
  };
}
