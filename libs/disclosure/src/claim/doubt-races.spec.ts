import { caseStreamName, distrustEntries, factSealer } from '#casefile';
import type { PermitRecord } from '#gate';
import type { Append, NewEvent } from '#ports';
import { handleOf, idOf } from '../spec/happenings.ts';
import { ScheduledStore } from '../spec/scheduled-store.ts';
import type { World } from '../spec/world.ts';
import { NETWORK, world } from '../spec/world.ts';
import type { Asking } from './spec/race.ts';
import { bothSidesWin, DOORS, race, RACES } from './spec/race.ts';

const FIRST_SEED = 20_260_315;
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
async function outcomeIn({ store, vault, files }: World, name: string) {
  const caseId = (await files.caseOf(NETWORK, 'vhs', handleOf('vhs', name))) ?? '';
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

/** Revokes the provider’s key; what was put in doubt in the races before `since` needs no second look. */
function revoke({ store, clock, vault, sealer }: World, name: string, since: number) {
  const stolen = { network: NETWORK, agency: 'vhs', kid: 'stolen', since: '2000-01-01T00:00:00.000Z' };
  return distrustEntries(
    { store, sealFacts: factSealer(vault, sealer), clock },
    { ...stolen, revocation: `revocation-${name}`, at: clock.now(), after: Math.max(0, since - 20) },
  );
}

async function revoking(one: World, store: ScheduledStore, seed: number, ask: Asking) {
  const { name, sent } = await race(one, store, seed, ask, (raced, since) => revoke(one, raced, since));
  return { sent, ...(await outcomeIn(one, name)) };
}

describe.each(DOORS)('a revocation against a %s', (door, asking) => {
  it(`leaves no release of what is in doubt after it, in ${RACES} interleavings, and each side wins a fifth of them`, async () => {
    const store = new SignedStore();
    const one = await world({ store });
    const ask = asking();
    await bothSidesWin(`revocation against ${door}`, FIRST_SEED, async (seed) => {
      const { sent, doubt, before, after } = await revoking(one, store, seed, ask);
      const isDoubted = doubt > 0;
      expect({ seed, sent, after, isDoubted }).toEqual({ seed, sent: before, after: 0, isDoubted: true });
      return before;
    });
    await one.end();
  });
});
