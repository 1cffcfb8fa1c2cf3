import type { Bench, Row } from '../bench.ts';
import { openLoop } from '../open-loop.ts';
import { percentile } from '../percentile.ts';
import { BarePipe } from './bare-pipe.ts';
import { VoucherOffice } from './voucher-office.ts';

const GOAL_MS = 50;
const PER_SECOND = 200;
/** Before a case has its next turn, the event before has its receipt. */
const PLAN = { cases: 500, together: 1 };

/** The whole intake of single events at two hundred a second: from the adapter's outbox until the receipt is noted in it. */
export const intakeSingle: Row = async (ground) => {
  const [warm, times] = ground.quick ? [100, 400] : [1_000, 6_000];
  const office = await VoucherOffice.start(ground, await ground.database('bench_single'), PLAN);
  const pipe = await BarePipe.lay(ground, 'bench_single_pipe');
  try {
    await openLoop({ perSecond: PER_SECOND, times: warm }, () => office.push(1));
    await office.settled();
    ground.tell(`${times} events, ${PER_SECOND} a second`);
    const before = office.newest;
    const pushed = await openLoop({ perSecond: PER_SECOND, times }, () => office.push(1));
    await office.settled();
    const stays = office.staysAfter(before).map(({ offered, noted }) => noted - offered);
    if (stays.length !== times) throw new Error(`${stays.length} events of ${times} are in the outbox.`);
    await openLoop({ perSecond: PER_SECOND, times: warm }, () => pipe.send(1));
    const bare = await openLoop({ perSecond: PER_SECOND, times }, () => pipe.send(1));
    return [row(stays, bare, pushed)];
  } finally {
    await pipe.close();
    await office.stop();
  }
};

function row(stays: readonly number[], bare: readonly number[], pushed: readonly number[]): Bench {
  const [ours, plain] = [percentile(stays, 99), percentile(bare, 99)];
  return {
    name: `whole intake of single events at ${PER_SECOND}/s, p99`,
    ours,
    yardstick: plain,
    ratio: ours / plain,
    goal: `< ${GOAL_MS} ms`,
    met: ours < GOAL_MS,
    fsync: true,
    unit: 'ms',
    note: `of ${stays.length}, p50 ${percentile(stays, 50).toFixed(0)}, from the outbox until the receipt is noted; the push before it p99 ${percentile(pushed, 99).toFixed(0)} ms; beside publish, one INSERT, answer`,
  };
}
