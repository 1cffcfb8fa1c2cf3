import { MemoryEventStore, SettableClock } from '#ports/memory';
import { AT } from '../spec/history.ts';
import { PlainSealer, PlainVault } from '../spec/plain-vault.ts';
import { factSealer } from './draft.ts';
import { Refusals } from './refusals.ts';

function refusalsOn(store: MemoryEventStore, vault: PlainVault, clock: SettableClock) {
  return new Refusals(
    store,
    clock,
    factSealer(vault, new PlainSealer()),
    (_, agency) => `${agency}-controller`,
  );
}

describe('refused messages', () => {
  const vault = new PlainVault();
  const store = new MemoryEventStore();
  const clock = new SettableClock(AT);
  const refusals = refusalsOn(store, vault, clock);
  const malformed = { id: 'anything that a sender may have put here', code: 'ENVELOPE_MALFORMED' };
  const forged = { id: 'e1', code: 'SIGNATURE_INVALID' };

  it('are noted once each in the stream of the agency and month, with no clear trace of the id', async () => {
    await refusals.note('rheine', 'abh', [malformed, forged, forged]);
    await refusals.note('rheine', 'abh', [forged]);
    const { events } = await store.read('refusals-rheine-abh-202601');
    expect(events.map(({ type, agency }) => [type, agency])).toEqual([
      ['MessageRefused', 'abh'],
      ['MessageRefused', 'abh'],
    ]);
    expect(JSON.stringify(events)).not.toContain(malformed.id);
    const [first] = await Promise.all(events.map((event) => vault.openFact(event)));
    expect(first).toMatchObject({ data: malformed });
  });

  it('begin a new stream with a new month', async () => {
    clock.set('2026-02-01T00:00:00.000Z');
    await refusals.note('rheine', 'abh', [forged]);
    expect((await store.read('refusals-rheine-abh-202602')).events).toHaveLength(1);
  });
});
