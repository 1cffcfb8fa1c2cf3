import { setTimeout as pause } from 'node:timers/promises';
import type { ParkedStream, ViewName } from '#ports';
import type { Bench, Report } from '../command.ts';
import { columns } from '../tell/printed.ts';
import { counted } from '../tell/progress.ts';
import { VIEWS } from './rebuilt-views.ts';

const LOOK_EVERY_MS = 500;
const WAIT_MS = 15_000;

type Parked = ParkedStream & { readonly view: ViewName };

/** Shows streams that a read model could not apply, and has them tried again. */
export async function listParked(bench: Bench): Promise<Report> {
  const before = await parkedIn(bench);
  if (bench.line.optionalOperand('retry') === undefined) return report(before, []);
  const parking = await bench.hub.parking();
  const asked = await Promise.all(VIEWS.map((view) => parking.askRetry(view)));
  const after = asked.some((count) => count > 0) ? await whenTried(bench, before.length) : before;
  return report(after, ['if the hub does not run now, it tries them by itself when it starts']);
}

async function parkedIn({ hub }: Bench): Promise<readonly Parked[]> {
  const parking = await hub.parking();
  const lists = await Promise.all(
    VIEWS.map(async (view) => (await parking.parked(view)).map((one) => ({ view, ...one }))),
  );
  return lists.flat();
}

/** Waits until all are gone, or long enough for the hub to have tried. */
async function whenTried(bench: Bench, before: number): Promise<readonly Parked[]> {
  const until = performance.now() + WAIT_MS;
  for (;;) {
    const left = await parkedIn(bench);
    bench.progress.at('streams applied again', before - left.length, before);
    if (left.length === 0 || performance.now() >= until) return left;
    await pause(LOOK_EVERY_MS, undefined, { signal: bench.stop });
  }
}

function report(parked: readonly Parked[], hints: readonly string[]): Report {
  if (parked.length === 0) return { facts: { parked }, lines: ['no stream is parked'] };
  const rows = parked.map(({ view, stream, position, reason }) => [
    view,
    stream,
    `position ${position}`,
    reason,
  ]);
  return {
    findings: true,
    facts: { parked },
    lines: [`${counted(parked.length)} streams are parked:`, ...columns(rows), ...hints],
  };
}
