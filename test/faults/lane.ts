/** One lane of `npm run faults`, in a process of its own: one fault after the other, told as they are through. */
import type { MutationRow } from '../mutations/try-mutations.ts';
import { tryMutation } from '../mutations/try-mutations.ts';
import type { FaultRow } from './ground.ts';
import { Ground } from './ground.ts';
import type { Lane } from './lanes.ts';
import { faultsOf, mutationsOf } from './lanes.ts';
import type { NamedFault } from './named/named-fault.ts';
import { raceFaults } from './races/race-faults.ts';
import { RACES, runRaces } from './races/run-races.ts';
import type { RaceRow } from './races/tally.ts';

/** What a lane is asked to do. */
export interface LaneOrder {
  readonly lane: Lane;
  readonly long: boolean;
  /** Only faults and mutations whose name holds this. */
  readonly only: string;
  /** How often each fault is made, instead of what its row says. */
  readonly runs?: number;
}

/** What a lane tells. */
export type Told =
  | { readonly kind: 'fault'; readonly row: FaultRow | RaceRow }
  | { readonly kind: 'mutation'; readonly row: MutationRow }
  | { readonly kind: 'not run'; readonly fault: string; readonly why: string }
  | { readonly kind: 'broke'; readonly lane: string; readonly why: string };

/** So many events are judged in a moment, and leave days enough for one fault more: each needs a day of its own. */
const FRESH_AFTER = { short: 3_000, long: 200 };

/** The ground on which a lane tries its faults; another one when it is full, or something did not come back. */
class Grounds {
  #ground: Ground | undefined;

  constructor(private readonly most: number) {}

  async next(): Promise<Ground> {
    if (this.#ground !== undefined && this.#ground.exports.happenings.length > this.most) await this.leave();
    this.#ground ??= await Ground.peopled('faults');
    return this.#ground;
  }

  async leave(): Promise<void> {
    const ground = this.#ground;
    this.#ground = undefined;
    await ground?.stop();
  }
}

const tell = (told: Told): void => void process.send?.(told);

async function tryFault(grounds: Grounds, order: LaneOrder, named: NamedFault): Promise<void> {
  const runs = order.runs ?? (order.long ? named.runs.long : named.runs.short);
  if (runs === 0) return;
  const cannot = await named.cannot?.();
  if (cannot !== undefined) return tell({ kind: 'not run', fault: named.fault, why: cannot });
  try {
    const ground = named.ground === undefined ? await grounds.next() : await named.ground();
    await named.tried(ground, runs);
    const { row, verdict } = await ground.judged(named.fault, runs, named.patienceMs);
    tell({ kind: 'fault', row });
    const wrong = [...verdict.lost, ...verdict.wronglyDisclosed, ...verdict.broken];
    if (wrong.length > 0)
      tell({ kind: 'broke', lane: order.lane, why: `${named.fault}: ${wrong.slice(0, 5).join('; ')}` });
    if (named.ground !== undefined) await (named.putAway?.(ground) ?? ground.stop());
    else if (wrong.length > 0) await grounds.leave();
  } catch (error) {
    tell({ kind: 'broke', lane: order.lane, why: `${named.fault}: ${(error as Error).stack}` });
    await grounds.leave();
  }
}

async function tryRaces({ lane, long, only, runs }: LaneOrder): Promise<void> {
  const isAsked = (fault: string) => fault.includes(only);
  if (lane !== 'races' || !Object.values(raceFaults).some(isAsked)) return;
  const { rows, failure } = await runRaces(runs ?? (long ? RACES.long : RACES.short));
  for (const row of rows.filter(({ fault }) => isAsked(fault))) tell({ kind: 'fault', row });
  if (failure !== undefined) tell({ kind: 'broke', lane, why: failure });
}

const order = JSON.parse(process.argv[2] ?? '{}') as LaneOrder;
const grounds = new Grounds(order.long ? FRESH_AFTER.long : FRESH_AFTER.short);
for (const named of faultsOf[order.lane]) {
  if (named.fault.includes(order.only)) await tryFault(grounds, order, named);
}
await grounds.leave();
await tryRaces(order);
for (const mutation of mutationsOf[order.lane]) {
  if (!mutation.mutation.includes(order.only)) continue;
  try {
    tell({ kind: 'mutation', row: await tryMutation(mutation) });
  } catch (error) {
    tell({ kind: 'broke', lane: order.lane, why: `${mutation.mutation}: ${(error as Error).message}` });
  }
}
process.disconnect?.();
