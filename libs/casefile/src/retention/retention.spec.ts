import { CountingIds } from '#ports/memory';
import { factSealer } from '../record/draft.ts';
import { NEED, REQUEST } from '../spec/agreement.ts';
import { deskOn, envelope } from '../spec/desk.ts';
import { handleOfAgency } from '../spec/history.ts';
import { PlainSealer } from '../spec/plain-vault.ts';
import { expireKeys } from './expire-keys.ts';
import { keptUntil } from './kept-until.ts';

describe('how long something is kept', () => {
  const at = { happenedAt: '2024-02-29T10:00:00.000Z', recordedAt: '2026-08-31T23:30:00.000Z' };

  it.each([
    ['P5Y', 'happened', '2029-02-28T10:00:00.000Z'],
    ['P4Y', 'happened', '2028-02-29T10:00:00.000Z'],
    ['P6M', 'recorded', '2027-02-28T23:30:00.000Z'],
    ['P1M', 'recorded', '2026-09-30T23:30:00.000Z'],
    ['P16M', 'recorded', '2027-12-31T23:30:00.000Z'],
  ] as const)('is %s of the calendar from when it %s', (period, start, until) => {
    expect(keptUntil({ period, start }, at)).toBe(until);
  });

  it('is open while the case is', () => {
    expect(keptUntil({ period: 'P3Y', start: 'case-closed' }, at)).toBeUndefined();
  });

  it('is told in years or months', () => {
    expect(() => keptUntil({ period: '5 years', start: 'recorded' }, at)).toThrow(TypeError);
  });
});

describe('the run by the clock', () => {
  it('makes unreadable what is over, leaves every row of the record, and counts by type', async () => {
    const desk = await deskOn();
    await desk.open('abh');
    await desk.offer([
      envelope('abh', 'e1', NEED),
      envelope('abh', 'e2', REQUEST, { addressee: 'vhs', about: NEED }),
    ]);
    const caseId = (await desk.cases.caseOf('rheine', 'abh', handleOfAgency('abh')))!;
    const loaded = await desk.cases.load('rheine', caseId);
    await desk.cases.commitReleases([{ loaded, released: releasedTo('vhs') }]);
    const stored = await desk.store.readAll(0, { max: 100 });
    const parts = {
      shelf: desk.vault.shelf,
      store: desk.store,
      sealFacts: factSealer(desk.vault, new PlainSealer()),
      clock: desk.clock,
      ids: new CountingIds(),
    };
    const left = async () => {
      const kids = stored.map(({ sealed }) => sealed.kid);
      const keys = await desk.vault.shelf.get(kids);
      return stored.filter(({ sealed }) => keys.has(sealed.kid)).map(({ type }) => type);
    };
    desk.clock.set('2026-07-15T11:59:59.999Z');
    expect(await expireKeys(parts)).toEqual(new Map());
    expect(await left()).toHaveLength(stored.length);
    desk.clock.set('2026-07-15T12:00:00.000Z');
    expect(await expireKeys(parts)).toEqual(new Map([['rheine', { [REQUEST]: 1, Released: 1 }]]));
    expect(await left()).toEqual([
      'HandlePointed',
      'CaseOpened',
      'AgencyLinked',
      NEED,
      'InformationRequested',
    ]);
    expect((await desk.store.readAll(0, { max: 100 })).slice(0, stored.length)).toEqual(stored);
    const { events } = await desk.store.read('retention-rheine');
    expect(events.map(({ type }) => type)).toEqual(['RetentionRun']);
    expect(await desk.vault.openFact(events[0]!)).toMatchObject({
      data: { counts: { [REQUEST]: 1, Released: 1 } },
    });
    expect(await expireKeys(parts)).toEqual(new Map());
    expect((await desk.cases.load('rheine', caseId)).state).toEqual(loaded.state);
  });
});

function releasedTo(recipient: string) {
  return { door: 'claim', recipient, actor: 'system', decisions: [{}] } as never;
}
