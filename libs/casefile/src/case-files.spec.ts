import { leafBytes, ledgerLeaf } from '#catalogue';
import { leafHash } from '#merkle';
import type { Append, AppendOutcome, Expected, NewEvent } from '#ports';
import { MemoryEventStore } from '#ports/memory';
import { linkOf } from './case.ts';
import { NEED, REQUEST } from './spec/agreement.ts';
import { deskOn, envelope, idOf } from './spec/desk.ts';
import { AT, handleOfAgency } from './spec/history.ts';
import { PlainVault } from './spec/plain-vault.ts';

/** A store that can lose its connection once before, or once after, the append to a stream. */
class BreakingStore extends MemoryEventStore {
  breakAt: { readonly prefix: string; readonly when: 'before' | 'after' } | undefined;

  override async append(stream: string, expected: Expected, events: readonly NewEvent[]) {
    const breaking = this.breakAt && stream.startsWith(this.breakAt.prefix) ? this.breakAt.when : undefined;
    if (breaking !== undefined) this.breakAt = undefined;
    if (breaking === 'before') throw new Error('connection lost');
    const appended = await super.append(stream, expected, events);
    if (breaking === 'after') throw new Error('connection lost');
    return appended;
  }
}

/** A store in which somebody else writes right before the next group of appends. */
class BusyStore extends MemoryEventStore {
  meanwhile: (() => Promise<unknown>) | undefined;

  override async appendEach(appends: readonly Append[]): Promise<readonly AppendOutcome[]> {
    const { meanwhile } = this;
    this.meanwhile = undefined;
    await meanwhile?.();
    return super.appendEach(appends);
  }
}

async function caseOf(desk: Awaited<ReturnType<typeof deskOn>>, agency: string): Promise<string> {
  const caseId = await desk.cases.caseOf('rheine', agency, handleOfAgency(agency));
  if (caseId === undefined) throw new Error('the handle stands for no case');
  return caseId;
}

async function caseEvents(store: MemoryEventStore) {
  return store.readAll(0, { max: 1_000, filter: { streamPrefix: 'case-' } });
}

describe('the way into a case', () => {
  it('is by opening it, by a code, or by a proposal', async () => {
    const desk = await deskOn();
    expect(await desk.open('abh')).toMatchObject({ id: idOf('open'), outcome: 'accepted' });
    expect(await desk.makeCode('abh')).toMatchObject({ outcome: 'accepted' });
    expect(await desk.redeem('vhs')).toMatchObject({ outcome: 'accepted' });
    expect(await desk.propose('abh', 'bamf')).toMatchObject({ outcome: 'accepted' });
    expect(await desk.accept('bamf', idOf('propose'))).toMatchObject({ outcome: 'accepted' });
    const caseId = await caseOf(desk, 'abh');
    expect(await caseOf(desk, 'vhs')).toBe(caseId);
    expect(await caseOf(desk, 'bamf')).toBe(caseId);
  });

  it('is not open to a handle that stands for another case', async () => {
    const desk = await deskOn();
    await desk.open('abh');
    await desk.makeCode('abh');
    await desk.open('vhs', 'open-of-vhs');
    expect(await desk.open('vhs', 'open-again')).toMatchObject({ outcome: 'refused', code: 'HANDLE_TAKEN' });
    expect(await desk.redeem('vhs')).toMatchObject({ outcome: 'refused', code: 'HANDLE_TAKEN' });
  });

  it('lets one of many at the same time through one code', async () => {
    const desk = await deskOn();
    await desk.open('abh');
    await desk.makeCode('abh');
    const comers = Array.from({ length: 20 }, (_, index) => (index % 2 === 0 ? 'vhs' : 'caritas'));
    const receipts = await Promise.all(
      comers.map((agency, index) => desk.redeem(agency, `redeem-${index}`, `handle-number-${1_000 + index}`)),
    );
    expect(receipts.filter(({ outcome }) => outcome === 'accepted')).toHaveLength(1);
    const { state } = await desk.cases.load('rheine', await caseOf(desk, 'abh'));
    expect([linkOf(state, 'vhs'), linkOf(state, 'caritas')].filter(Boolean)).toHaveLength(1);
  });

  it.each(['handle-', 'case-'])(
    'opens one case though the connection is lost at the %s stream',
    async (prefix) => {
      for (const when of ['before', 'after'] as const) {
        const store = new BreakingStore();
        const desk = await deskOn({ store });
        store.breakAt = { prefix, when };
        await expect(desk.open('abh')).rejects.toThrow('connection lost');
        expect(await desk.open('abh')).toMatchObject({ outcome: 'accepted' });
        expect(await desk.open('abh')).toMatchObject({ outcome: 'accepted' });
        const types = (await caseEvents(store)).map(({ type }) => type);
        expect(types).toEqual(['CaseOpened', 'AgencyLinked']);
        await caseOf(desk, 'abh');
      }
    },
  );

  it.each([
    ['handle-', 'before'],
    ['handle-', 'after'],
    ['case-', 'after'],
  ] as const)(
    'is completed on the retry when the connection is lost at the %s stream (%s)',
    async (prefix, when) => {
      const store = new BreakingStore();
      const desk = await deskOn({ store });
      await desk.open('abh');
      await desk.makeCode('abh');
      store.breakAt = { prefix, when };
      await expect(desk.redeem('vhs')).rejects.toThrow('connection lost');
      expect(await desk.redeem('vhs')).toMatchObject({ outcome: 'accepted' });
      expect(await caseOf(desk, 'vhs')).toBe(await caseOf(desk, 'abh'));
      expect(await store.readAll(0, { max: 9, filter: { streamPrefix: 'handle-rheine-vhs-' } })).toHaveLength(
        1,
      );
    },
  );
});

describe('a batch of events', () => {
  it('is recorded once each, and every retry gets the first receipt', async () => {
    const desk = await deskOn();
    await desk.open('abh');
    const events = ['e1', 'e2', 'e2', 'e3'].map((name) => envelope('abh', name, NEED));
    const first = await desk.offer(events);
    desk.clock.advance(60_000);
    expect(await desk.offer(events)).toEqual(first);
    const stored = (await caseEvents(desk.store)).filter(({ type }) => type === NEED);
    expect(stored.map(({ id }) => id)).toEqual(['e1', 'e2', 'e3'].map(idOf));
    expect(first).toEqual({
      receipts: stored.map((event) => ({
        id: event.id,
        outcome: 'accepted',
        position: event.position,
        // The leaf under which the ledger, which reads the log only, will have it.
        leafHash: Buffer.from(leafHash(leafBytes(ledgerLeaf(event)))).toString('base64url'),
        at: event.recordedAt,
      })),
      unsettled: [],
    });
  });

  it('goes to many cases, and holds what has no case, no link or no basis alike', async () => {
    const desk = await deskOn();
    await desk.open('abh');
    await desk.open('abh', 'open-2', 'abh-handle-of-another-case');
    const { receipts } = await desk.offer(
      [
        envelope('abh', 'e1', NEED),
        envelope('abh', 'e2', NEED, {}, { handle: 'abh-handle-of-another-case' }),
        envelope('abh', 'e3', NEED, {}, { handle: 'abh-handle-of-no-case-at-all' }),
        envelope('abh', 'e4', REQUEST, { addressee: 'vhs', about: NEED }),
      ],
      (offered) => offered.type === NEED,
    );
    const outcomes = new Map(receipts.map((receipt) => [receipt.id, receipt]));
    expect(outcomes.get(idOf('e1'))).toMatchObject({ outcome: 'accepted' });
    expect(outcomes.get(idOf('e2'))).toMatchObject({ outcome: 'accepted' });
    const { id: _, ...held } = outcomes.get(idOf('e3')) ?? {};
    expect(outcomes.get(idOf('e4'))).toEqual({ id: idOf('e4'), ...held });
    expect(held).toEqual({ outcome: 'held', code: 'NO_BASIS_NOW', at: desk.clock.now() });
  });

  it('may correct what it holds itself', async () => {
    const desk = await deskOn();
    await desk.open('abh');
    const { receipts } = await desk.offer([
      envelope('abh', 'e1', NEED),
      envelope('abh', 'e2', NEED, {}, { corrects: 'e1' }),
      envelope('abh', 'e3', NEED, {}, { corrects: 'e9' }),
    ]);
    expect(receipts.find(({ id }) => id === idOf('e2'))).toMatchObject({ outcome: 'accepted' });
    expect(receipts.find(({ id }) => id === idOf('e3'))).toMatchObject({
      outcome: 'refused',
      code: 'CORRECTS_UNKNOWN',
    });
  });

  it("never answers with another agency's receipt", async () => {
    const desk = await deskOn();
    await desk.open('abh');
    await desk.makeCode('abh');
    await desk.redeem('vhs');
    await desk.offer([envelope('abh', 'e1', NEED)]);
    const { receipts } = await desk.offer([envelope('vhs', 'e1', NEED)]);
    expect(receipts).toEqual([
      { id: idOf('e1'), outcome: 'refused', code: 'EVENT_ID_TAKEN', at: desk.clock.now() },
    ]);
  });

  it('is put to the gate again when the case moved on meanwhile', async () => {
    const store = new BusyStore();
    const desk = await deskOn({ store });
    await desk.open('abh');
    await desk.give('abh');
    store.meanwhile = () => desk.withdraw('abh');
    const asked: number[] = [];
    const { receipts } = await desk.offer([envelope('abh', 'e1', NEED)], (_, loaded) => {
      asked.push(loaded.revision);
      const consents = loaded.state.kind === 'open' ? loaded.state.consents : [];
      return consents.some(({ withdrawnAt }) => withdrawnAt === undefined);
    });
    expect(asked).toEqual([2, 3]);
    expect(receipts).toMatchObject([{ outcome: 'held', code: 'NO_BASIS_NOW' }]);
  });

  it('that finds no rest gets no receipt, and comes again', async () => {
    const store = new BusyStore();
    const desk = await deskOn({ store });
    await desk.open('abh');
    await desk.give('abh');
    let times = 0;
    const disturb = async () => {
      times += 1;
      store.meanwhile = disturb;
      const caseId = await caseOf(desk, 'abh');
      await desk.cases.abandonRelease('rheine', caseId, `release-${times}`);
    };
    store.meanwhile = disturb;
    expect(await desk.offer([envelope('abh', 'e1', NEED)])).toEqual({
      receipts: [],
      unsettled: [idOf('e1')],
    });
    expect(times).toBe(4);
    store.meanwhile = undefined;
    expect((await desk.offer([envelope('abh', 'e1', NEED)])).receipts).toMatchObject([
      { outcome: 'accepted' },
    ]);
  });
});

describe('a withdrawal', () => {
  it('waits for nobody, and is told again as it was told first', async () => {
    const desk = await deskOn();
    await desk.open('abh');
    await desk.give('abh');
    const caseId = await caseOf(desk, 'abh');
    const receipt = await desk.cases.inTurn('rheine', [caseId], () => desk.withdraw('abh'));
    expect(receipt).toMatchObject({ outcome: 'accepted' });
    expect(await desk.withdraw('abh')).toEqual(receipt);
    expect(await desk.withdraw('abh', 'withdraw-again')).toMatchObject({ code: 'CONSENT_ALREADY_WITHDRAWN' });
    expect(await desk.amend('abh')).toMatchObject({ code: 'CONSENT_ALREADY_WITHDRAWN' });
  });
});

describe('the record of a case', () => {
  it('shows no handle and no content in the clear, and keeps each part under the key of its controller', async () => {
    const vault = new PlainVault();
    const desk = await deskOn({ vault });
    await desk.open('abh');
    await desk.give('abh');
    await desk.offer([envelope('abh', 'e1', NEED, { secret: 'canary' })]);
    const clear = JSON.stringify(await desk.store.readAll(0, { max: 1_000 }));
    for (const hidden of [handleOfAgency('abh'), 'canary', 'provision-of-abh'])
      expect(clear).not.toContain(hidden);
    expect(new Set([...vault.kept.values()].map(({ owner }) => owner.controller))).toEqual(
      new Set(['abh-controller']),
    );
    expect([...vault.kept.values()].map(({ kind }) => kind)).toContain('payload');
  });

  it('keeps the signature of the agency with what its command caused, and the own one with the rest', async () => {
    const desk = await deskOn();
    await desk.open('abh');
    const [first, second] = await caseEvents(desk.store);
    expect(first).toMatchObject({ id: idOf('open'), type: 'CaseOpened', signature: 'signature-of-open' });
    expect(first?.commitment).toBe('commitment-of-open');
    expect(second).toMatchObject({ id: `${idOf('open')}.1`, type: 'AgencyLinked', agency: 'abh' });
    expect(second?.signature).toContain(second?.commitment);
  });

  it('takes a withdrawal that can no longer be read for one of all that its author may withdraw', async () => {
    const vault = new PlainVault();
    const store = new MemoryEventStore();
    const desk = await deskOn({ vault, store });
    await desk.open('abh');
    await desk.give('abh');
    await desk.withdraw('abh');
    const caseId = await caseOf(desk, 'abh');
    const last = (await caseEvents(store)).at(-1);
    vault.kept.delete(last?.sealed.kid ?? '');
    const restarted = await deskOn({ vault, store });
    const { state } = await restarted.cases.load('rheine', caseId);
    expect(state).toMatchObject({ consents: [{ consentId: 'c1', provisions: [{ withdrawnAt: AT }] }] });
  });
});
