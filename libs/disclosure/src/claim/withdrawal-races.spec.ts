import type { PermitRecord } from '#gate';
import type { Append } from '#ports';
import { withdraw } from '../spec/happenings.ts';
import { ScheduledStore } from '../spec/scheduled-store.ts';
import type { World } from '../spec/world.ts';
import { world } from '../spec/world.ts';
import type { Asking } from './spec/race.ts';
import { bothSidesWin, DOORS, race, RACES, reading } from './spec/race.ts';

const FIRST_SEED = 20_260_115;

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

async function withdrawing(one: World, store: ScheduledStore, seed: number, ask: Asking) {
  const { sent, since } = await race(one, store, seed, ask, async (name) => {
    expect(await withdraw(one, name)).toMatchObject({ outcome: 'accepted' });
  });
  return { sent, ...(await outcomeIn(one, since)) };
}

describe.each(DOORS)('a withdrawal against a %s', (door, asking) => {
  it(`leaves no release after it that rests on it, in ${RACES} interleavings, and each side wins a fifth of them`, async () => {
    const store = new ScheduledStore();
    const one = await world({ store });
    const ask = asking();
    await bothSidesWin(`withdrawal against ${door}`, FIRST_SEED, async (seed) => {
      const { sent, before, after } = await withdrawing(one, store, seed, ask);
      // What was sent is what was entered, and nothing was entered on the consent once it was withdrawn.
      expect({ seed, sent, after }).toEqual({ seed, sent: before, after: 0 });
      return before;
    });
    await one.end();
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
    wrong += (await withdrawing(one, store, seed, reading())).after;
  }
  await one.end();
  expect(wrong).toBeGreaterThan(0);
});
