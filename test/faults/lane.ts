/** One lane of `npm run faults`, in a process of its own: one fault after the other, told as they are through. */
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { testFolder } from '../../deploy/local/services/for-tests.mjs';
import { mutantOf } from '../mutations/mutant.ts';
import type { MutationRow } from '../mutations/try-mutations.ts';
import { tryMutation } from '../mutations/try-mutations.ts';
import type { FaultRow } from './ground.ts';
import { Ground } from './ground.ts';
import type { Lane } from './lanes.ts';
import { faultsOf, mutationsOf } from './lanes.ts';
import type { NamedFault } from './named/named-fault.ts';
import type { SeededBug } from './named/seeded-bugs.ts';
import { raceFaults } from './races/race-faults.ts';
import { RACES, runRaces } from './races/run-races.ts';
import type { RaceRow } from './races/tally.ts';
import { endWithParent } from './ride.ts';

/** What a lane is asked to do. */
export interface LaneOrder {
  readonly lane: Lane;
  readonly long: boolean;
  /** Only faults and mutations whose name holds this. */
  readonly only: string;
  /** How often each fault is made, instead of what its row says. */
  readonly runs?: number;
  /** The faults are made on products with the bug that each must show, and on no sound one. */
  readonly bugs?: boolean;
}

/** What a lane tells. */
export type Told =
  | { readonly kind: 'fault'; readonly row: FaultRow | RaceRow }
  | { readonly kind: 'mutation'; readonly row: MutationRow }
  | { readonly kind: 'not run'; readonly fault: string; readonly why: string }
  | { readonly kind: 'broke'; readonly lane: string; readonly why: string };

/** So many events are judged in a moment, and leave days enough for one fault more: each needs a day of its own. */
const FRESH_AFTER = { short: 3_000, long: 200 };

/** How often a fault is made with its bug, unless it is said: it is for showing once. */
const BUG_RUNS = 3;
/** How long what a bug has lost is waited for. */
const BUG_PATIENCE_MS = 15_000;

const usual = () => Ground.peopled('faults');

/** The ground on which a lane tries its faults; another one when it is full, of another kind, or something did not come back. */
class Grounds {
  #ground: Ground | undefined;
  #kind: Pick<NamedFault, 'ground' | 'putAway'> = {};

  constructor(private readonly most: number) {}

  async next({ ground: make = usual, putAway, sharesGround }: NamedFault): Promise<Ground> {
    const isFull = (this.#ground?.exports.happenings.length ?? 0) > this.most;
    const isShared = make === usual || sharesGround === true;
    if (isFull || !isShared || make !== this.#kind.ground) await this.leave();
    this.#ground ??= await make();
    this.#kind = { ground: make, ...(putAway && { putAway }) };
    return this.#ground;
  }

  async leave(): Promise<void> {
    const ground = this.#ground;
    this.#ground = undefined;
    if (ground !== undefined) await (this.#kind.putAway?.(ground) ?? ground.stop());
  }
}

const tell = (told: Told): void => void process.send?.(told);

async function tryFault(grounds: Grounds, order: LaneOrder, named: NamedFault): Promise<void> {
  const runs = order.runs ?? (order.long ? named.runs.long : named.runs.short);
  if (runs === 0) return;
  const cannot = await named.cannot?.();
  if (cannot !== undefined) return tell({ kind: 'not run', fault: named.fault, why: cannot });
  try {
    const ground = await grounds.next(named);
    await named.tried(ground, runs);
    const { row, verdict } = await ground.judged(named.fault, runs, named.patienceMs);
    tell({ kind: 'fault', row });
    const wrong = [...verdict.lost, ...verdict.wronglyDisclosed, ...verdict.broken];
    if (wrong.length > 0)
      tell({ kind: 'broke', lane: order.lane, why: `${named.fault}: ${wrong.slice(0, 5).join('; ')}` });
    if (wrong.length > 0) await grounds.leave();
  } catch (error) {
    tell({ kind: 'broke', lane: order.lane, why: `${named.fault}: ${(error as Error).stack}` });
    await grounds.leave();
  }
}

/** Makes a fault on a product with the bug that it must show. */
async function tryBug(
  { runs = BUG_RUNS }: LaneOrder,
  named: NamedFault,
  bug: SeededBug,
): Promise<MutationRow> {
  const folder = await testFolder('mutant');
  const sound = process.env['WEGMARKE_DIST'];
  process.env['WEGMARKE_DIST'] = mutantOf(join(folder, 'product'), bug.patches);
  const grounds = new Grounds(0);
  try {
    const found = await wrongWith(grounds, named, runs);
    return {
      mutation: bug.bug,
      caught: found !== undefined,
      by: named.fault,
      ...(found !== undefined && { found }),
    };
  } finally {
    await grounds.leave();
    if (sound === undefined) delete process.env['WEGMARKE_DIST'];
    else process.env['WEGMARKE_DIST'] = sound;
    await rm(folder, { recursive: true, force: true });
  }
}

/** The first thing that is wrong after a fault; what must come and does not is a finding too. */
async function wrongWith(grounds: Grounds, named: NamedFault, runs: number): Promise<string | undefined> {
  const ground = await grounds.next(named);
  const said = await named.tried(ground, runs).then(
    () => undefined,
    (error: Error) => error.message,
  );
  return (await ground.found(BUG_PATIENCE_MS))[0] ?? said;
}

async function tryBugs(order: LaneOrder): Promise<void> {
  for (const named of faultsOf[order.lane]) {
    if (named.bug === undefined || !named.fault.includes(order.only)) continue;
    const cannot = await named.cannot?.();
    if (cannot !== undefined) tell({ kind: 'not run', fault: named.fault, why: cannot });
    else
      await tryBug(order, named, named.bug).then(
        (row) => tell({ kind: 'mutation', row }),
        (error: Error) => tell({ kind: 'broke', lane: order.lane, why: `${named.fault}: ${error.stack}` }),
      );
  }
}

async function tryRaces({ lane, long, only, runs }: LaneOrder): Promise<void> {
  const isAsked = (fault: string) => fault.includes(only);
  if (lane !== 'races' || !Object.values(raceFaults).some(isAsked)) return;
  const { rows, failure } = await runRaces(runs ?? (long ? RACES.long : RACES.short));
  for (const row of rows.filter(({ fault }) => isAsked(fault))) tell({ kind: 'fault', row });
  if (failure !== undefined) tell({ kind: 'broke', lane, why: failure });
}

async function tryAll(order: LaneOrder): Promise<void> {
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
}

endWithParent();
const order = JSON.parse(process.argv[2] ?? '{}') as LaneOrder;
await (order.bugs === true ? tryBugs(order) : tryAll(order));
process.disconnect?.();
