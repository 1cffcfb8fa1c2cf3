import { caseStreamName, distrustEntries, factSealer } from '#casefile';
import type { PermitRecord } from '#gate';
import type { Append, NewEvent } from '#ports';
import { numbersFrom, ScheduledStore, turns } from '../spec/scheduled-store.ts';
import type { World } from '../spec/world.ts';
import { claim, consent, handleOf, idOf, NETWORK, sharedCase, timeline, world } from '../spec/world.ts';

const RACES = 200;
const FIRST_SEED = 20_260_315;
/** By so many turns the revocation may come later than the question. */
const LATEST_TURN = 23;
/** What the provider signs: the header of its signatures names this key. */
const STOLEN = `${Buffer.from(JSON.stringify({ alg: 'EdDSA', kid: 'stolen' })).toString('base64url')}..c2ln`;

/** Everything of the provider is signed with the key that will be stolen. */
class SignedStore extends ScheduledStore {
  override appendEach(appends: readonly Append[]) {
    return super.appendEach(appends.map((one) => ({ ...one, events: one.events.map(underStolen) })));
  }
}

function underStolen(event: NewEvent): NewEvent {
  return event.id.startsWith(idOf('vhs', 'm').slice(0, 5)) ? { ...event, signature: STOLEN } : event;
}

/** Where the log holds the doubt, and releases of what is in doubt before and after it: looked at without the gate. */
async function outcomeIn({ store, vault }: World, caseId: string) {
  const { events } = await store.read(caseStreamName(NETWORK, caseId));
  const doubt = events.findIndex(({ type }) => type === 'EntriesDoubted');
  const released = await Promise.all(
    events.map(async (event) => {
      if (event.type !== 'Released') return 0;
      const { data } = (await vault.openFact(event)) as { data: { decisions: readonly PermitRecord[] } };
      return data.decisions.filter(({ ask }) => ask.sender === 'vhs' && ask.recipient !== 'vhs').length;
    }),
  );
  const sum = (counts: readonly number[]) => counts.reduce((all, one) => all + one, 0);
  return { doubt, before: sum(released.slice(0, doubt)), after: sum(released.slice(doubt)) };
}

type Asking = (one: World, name: string) => Promise<number>;

async function race(one: World, store: ScheduledStore, seed: number, ask: Asking) {
  const name = `case-${seed}`;
  store.next = undefined;
  await sharedCase(one, ['m1'], name);
  await consent(one, {}, name);
  await one.quiet();
  const after = await store.head();
  const caseId = (await one.files.caseOf(NETWORK, 'vhs', handleOf('vhs', name))) ?? '';
  const random = numbersFrom(seed);
  store.next = random;
  const asking = ask(one, name);
  await turns(Math.floor(random() * LATEST_TURN));
  const { clock, vault, sealer } = one;
  const stolen = { network: NETWORK, agency: 'vhs', kid: 'stolen', since: '2000-01-01T00:00:00.000Z' };
  // What was put in doubt in the races before needs no second look.
  const from = after - 20;
  await distrustEntries(
    { store, sealFacts: factSealer(vault, sealer), clock },
    { ...stolen, revocation: `revocation-${seed}`, at: clock.now(), after: Math.max(0, from) },
  );
  const sent = await asking;
  return { sent, ...(await outcomeIn(one, caseId)) };
}

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
] as const)('a revocation against a %s', (door, asking) => {
  it(`leaves no release of what is in doubt after it, in ${RACES} interleavings, and each side wins a fifth of them`, async () => {
    const store = new SignedStore();
    const one = await world({ store });
    const ask = asking();
    let released = 0;
    for (let seed = FIRST_SEED; seed < FIRST_SEED + RACES; seed += 1) {
      const { sent, doubt, before, after } = await race(one, store, seed, ask);
      expect({ seed, sent, after, isDoubted: doubt > 0 }).toEqual({
        seed,
        sent: before,
        after: 0,
        isDoubted: true,
      });
      released += before;
    }
    await one.end();
    const doubtedFirst = RACES - released;
    process.stdout.write(
      `revocation against ${door}: ${RACES} races from seed ${FIRST_SEED}, released first ${released}, doubted first ${doubtedFirst}\n`,
    );
    expect(Math.min(released, doubtedFirst)).toBeGreaterThanOrEqual(RACES / 5);
  });
});
