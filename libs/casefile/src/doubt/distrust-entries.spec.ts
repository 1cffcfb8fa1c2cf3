import type { NewEvent, StoredEvent } from '#ports';
import { MemoryEventStore, SettableClock } from '#ports/memory';
import { factSealer } from '../record/draft.ts';
import { PlainSealer, PlainVault } from '../spec/plain-vault.ts';
import { caseStreamName } from '../stream-names.ts';
import type { DistrustParts } from './distrust-entries.ts';
import { distrustEntries } from './distrust-entries.ts';

const SINCE = '2026-01-10T00:00:00.000Z';
const JUST_BEFORE = '2026-01-09T23:59:59.999Z';
const order = {
  network: 'rheine',
  agency: 'vhs',
  kid: 'stolen',
  since: SINCE,
  revocation: 'revocation-1',
  at: '2026-01-15T12:00:00.000Z',
};

function jws(kid: string): string {
  return `${Buffer.from(JSON.stringify({ alg: 'EdDSA', kid })).toString('base64url')}..c2ln`;
}

function signed(id: string, change: Partial<NewEvent> = {}): NewEvent {
  return {
    id,
    type: 'de.wegmarke.language.need-found.v1',
    version: 1,
    network: 'rheine',
    agency: 'vhs',
    theme: 'language',
    category: 'language',
    happenedAt: SINCE,
    recordedAt: SINCE,
    commitment: `commitment-${id}`,
    signature: jws('stolen'),
    sealed: { kid: `key-${id}`, iv: 'iv', ct: 'ct', tag: 'tag' },
    ...change,
  };
}

function desk(store = new MemoryEventStore()) {
  const vault = new PlainVault();
  const parts = {
    store,
    sealFacts: factSealer(vault, new PlainSealer()),
    clock: new SettableClock(order.at),
  };
  const record = (caseId: string, ...events: readonly NewEvent[]) =>
    store.append(caseStreamName('rheine', caseId), 'any', events);
  const doubts = async (caseId: string) => {
    const { events } = await store.read(caseStreamName('rheine', caseId));
    const found = events.filter(({ type }) => type === 'EntriesDoubted');
    const facts = await Promise.all(found.map((event) => vault.openFact(event)));
    return facts.map((fact) => (fact as { data: { eventIds: string[]; envelopeIds: string[] } }).data);
  };
  return { store, parts, record, doubts };
}

describe('distrusting what a stolen key signed', () => {
  it('puts events and commands in doubt, case by case, from that instant on', async () => {
    const { parts, record, doubts } = desk();
    await record(
      'c1',
      signed('event'),
      signed('consent', { type: 'ConsentGiven' }),
      signed('earlier', { recordedAt: JUST_BEFORE }),
      signed('with another key', { signature: jws('own') }),
      signed('of another agency', { agency: 'abh' }),
      signed('of the hub', { signature: 'unreadable' }),
    );
    await record('c2', signed('other-case'));
    await record('c3', signed('untouched', { signature: jws('own') }));
    await expect(distrustEntries(parts, order)).resolves.toMatchObject({ cases: 2, entries: 3 });
    const { agency, kid, revocation, at } = order;
    expect(await doubts('c1')).toEqual([
      { agency, kid, revocation, at, eventIds: ['event'], envelopeIds: ['consent', 'event'] },
    ]);
    expect(await doubts('c2')).toMatchObject([{ envelopeIds: ['other-case'] }]);
    expect(await doubts('c3')).toEqual([]);
  });

  it('doubts nothing twice, and goes on where it was interrupted', async () => {
    const { parts, record, doubts } = desk();
    await record('c1', signed('a'));
    await record('c2', signed('b'));
    let appends = 0;
    const interrupted: DistrustParts = {
      ...parts,
      store: {
        readAll: (...args) => parts.store.readAll(...args),
        append: (...args) => {
          appends += 1;
          if (appends === 2) throw new Error('the process died');
          return parts.store.append(...args);
        },
      },
    };
    await expect(distrustEntries(interrupted, order)).rejects.toThrow('died');
    await distrustEntries(parts, order);
    await distrustEntries(parts, order);
    expect([(await doubts('c1')).length, (await doubts('c2')).length]).toEqual([1, 1]);
  });

  it('finds what is signed while it looks', async () => {
    const { parts, record, doubts, store } = desk();
    await record('c1', signed('a'));
    let late = 3;
    const busy: DistrustParts = {
      ...parts,
      store: {
        readAll: (...args) => store.readAll(...args),
        append: async (...args) => {
          const done = await store.append(...args);
          late -= 1;
          if (late > 0) await record(`late-${late}`, signed(`late-${late}`));
          return done;
        },
      },
    };
    const { upTo } = await distrustEntries(busy, order);
    expect(await doubts('late-2')).toHaveLength(1);
    expect(await doubts('late-1')).toHaveLength(1);
    await record('c1', signed('after'));
    await expect(distrustEntries(parts, { ...order, after: upTo })).resolves.toMatchObject({ entries: 1 });
    expect((await doubts('c1')).at(-1)).toMatchObject({ envelopeIds: ['after'] });
  });

  it('looks at whole logs, page by page', async () => {
    const { parts, store } = desk();
    const many = Array.from({ length: 1_001 }, (_, nth): StoredEvent['id'] => `e${nth}`);
    for (let from = 0; from < many.length; from += 100)
      await store.append(
        caseStreamName('rheine', 'c1'),
        'any',
        many.slice(from, from + 100).map((id) => signed(id)),
      );
    await expect(distrustEntries(parts, order)).resolves.toMatchObject({ cases: 1, entries: 1_001 });
  });
});
