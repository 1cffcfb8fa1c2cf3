import type { PermitRecord } from '#gate';
import type { Append } from '#ports';
import { numbersFrom, ScheduledStore, turns } from '../spec/scheduled-store.ts';
import type { World } from '../spec/world.ts';
import { claim, consent, handleOf, sharedCase, timeline, withdraw, world } from '../spec/world.ts';

const RACES = 200;
const FIRST_SEED = 20_260_115;
/** By so many turns the withdrawal may come later than the question. */
const LATEST_TURN = 23;

interface Fact {
  readonly type: string;
  readonly position: number;
  readonly data: { readonly decisions?: readonly PermitRecord[] };
}

/** What the log itself says, in its order: looked at without the gate. */
async function outcomeIn({ store, vault }: World, since: number) {
  const types = ['Released', 'ConsentWithdrawn'];
  const events = await store.readAll(since, { max: 1_000, filter: { types } });
  const facts = await Promise.all(
    events.map(async (event) => {
      const { data } = (await vault.openFact(event)) as Pick<Fact, 'data'>;
      return { type: event.type, position: event.position, data };
    }),
  );
  const withdrawal = facts.find(({ type }) => type === 'ConsentWithdrawn');
  const onConsent = facts.filter(({ data }) => data.decisions?.some(({ basis }) => basis.kind === 'consent'));
  return {
    before: onConsent.filter(({ position }) => position < (withdrawal?.position ?? 0)).length,
    after: onConsent.filter(({ position }) => position > (withdrawal?.position ?? 0)).length,
  };
}

async function race(one: World, store: ScheduledStore, seed: number, ask: Asking) {
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
  expect(await withdraw(one, name)).toMatchObject({ outcome: 'accepted' });
  const sent = await asking;
  return { sent, ...(await outcomeIn(one, since)) };
}

type Asking = (one: World, name: string) => Promise<number>;

/** Claims go on from the answer before, as an adapter does. */
function claiming(): Asking {
  let after = 0;
  return async (one) => {
    const { entries, next } = await claim(one, 'jobcenter', after);
    after = next;
    return entries.length;
  };
}

function reading(): Asking {
  return async (one, name) =>
    (await timeline(one, 'jobcenter', { handle: handleOf('jobcenter', name) })).entries.length;
}

describe.each([
  ['claim', claiming],
  ['timeline', reading],
] as const)('a withdrawal against a %s', (door, asking) => {
  it(`leaves no release after it that rests on it, in ${RACES} interleavings, and each side wins a fifth of them`, async () => {
    const store = new ScheduledStore();
    const one = await world({ store });
    const ask = asking();
    let released = 0;
    for (let seed = FIRST_SEED; seed < FIRST_SEED + RACES; seed += 1) {
      const { sent, before, after } = await race(one, store, seed, ask);
      // What was sent is what was entered, and nothing was entered on the consent once it was withdrawn.
      expect({ seed, sent, after }).toEqual({ seed, sent: before, after: 0 });
      released += before;
    }
    await one.end();
    const withdrawnFirst = RACES - released;
    process.stdout.write(
      `withdrawal against ${door}: ${RACES} races from seed ${FIRST_SEED}, released first ${released}, withdrawn first ${withdrawnFirst}\n`,
    );
    expect(Math.min(released, withdrawnFirst)).toBeGreaterThanOrEqual(RACES / 5);
  });
});

/** The fault that the races must be able to find: releases are entered whatever happened since the gate was asked. */
class LooseStore extends ScheduledStore {
  override appendEach(appends: readonly Append[]) {
    return super.appendEach(appends.map((append) => ({ ...append, expected: 'any' })));
  }
}

it('finds releases after a withdrawal in a store that takes them at any revision', async () => {
  const store = new LooseStore();
  const one = await world({ store });
  let wrong = 0;
  for (let seed = FIRST_SEED; seed < FIRST_SEED + RACES; seed += 1) {
    wrong += (await race(one, store, seed, reading())).after;
  }
  await one.end();
  expect(wrong).toBeGreaterThan(0);
});
