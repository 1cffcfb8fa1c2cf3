import { claim, timeline } from '../../spec/answers.ts';
import { consent, handleOf, sharedCase } from '../../spec/happenings.ts';
import type { ScheduledStore } from '../../spec/scheduled-store.ts';
import { numbersFrom, turns } from '../../spec/scheduled-store.ts';
import type { World } from '../../spec/world.ts';

/** So many interleavings at each door. */
export const RACES = 200;

/** By so many turns what narrows may come later than the question. */
const LATEST_TURN = 23;

/** Asks about the case of this name; how many entries were sent. */
export type Asking = (one: World, name: string) => Promise<number>;

/** Claims go on from the answer before, as an adapter does. */
function claiming(): Asking {
  let after = 0;
  return async (one) => {
    const { entries, next } = await claim(one, 'jobcenter', after);
    after = next;
    return entries.length;
  };
}

/** Reads the timeline of the case. */
export function reading(): Asking {
  return async (one, name) =>
    (await timeline(one, 'jobcenter', { handle: handleOf('jobcenter', name) })).entries.length;
}

/** The doors that are asked while something narrows. */
export const DOORS = [
  ['claim', claiming],
  ['timeline', reading],
] as const;

/** A case of its own that is asked about, and narrowed some turns later, as the seed says; `since` is the log's head before both. */
export async function race(
  one: World,
  store: ScheduledStore,
  seed: number,
  ask: Asking,
  narrow: (name: string, since: number) => Promise<unknown>,
) {
  const name = `case-${seed}`;
  store.next = undefined;
  await sharedCase(one, ['m1'], name);
  await consent(one, {}, name);
  await one.quiet();
  const since = await store.head();
  const random = numbersFrom(seed);
  store.next = random;
  const asking = ask(one, name);
  await turns(Math.floor(random() * LATEST_TURN));
  await narrow(name, since);
  return { name, since, sent: await asking };
}

/** Runs every race of one door, prints how often each side came first, and fails where one side hardly ever did. */
export async function bothSidesWin(
  title: string,
  firstSeed: number,
  releasedIn: (seed: number) => Promise<number>,
): Promise<void> {
  let released = 0;
  for (let seed = firstSeed; seed < firstSeed + RACES; seed += 1) released += await releasedIn(seed);
  const narrowed = RACES - released;
  process.stdout.write(
    `${title}: ${RACES} races from seed ${firstSeed}, released first ${released}, narrowed first ${narrowed}\n`,
  );
  expect(Math.min(released, narrowed)).toBeGreaterThanOrEqual(RACES / 5);
}
