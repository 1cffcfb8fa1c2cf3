import { party } from '#agreement';
import type { RetentionRule } from '#agreement';
import { CountingIds, MemoryEventStore, SettableClock } from '#ports/memory';
import { CaseFiles } from '../case-files.ts';
import { agreement, NEED, VOUCHER } from '../spec/agreement.ts';
import { Drafting } from '../record/drafting.ts';
import { envelope } from '../spec/desk.ts';
import { AT, recorded } from '../spec/history.ts';
import { PlainSealer, PlainVault } from '../spec/plain-vault.ts';
import type { RetentionIn } from './agreed-retention.ts';
import { isRetentionOver, retentionFor } from './agreed-retention.ts';

const rule: RetentionRule = {
  types: [NEED],
  paragraph: 'Art. 17(1)(a) GDPR',
  period: 'P1Y',
  start: 'happened',
  action: 'unreadable',
};
const terms = {
  ...agreement,
  retention: [rule, { ...rule, controller: 'vhs-controller', period: 'P3M' }],
};

describe('how long the agreement lets something be kept', () => {
  it('is what it says of the controller, else of all, else what the catalogue says', () => {
    expect(party(terms, 'vhs')?.controller.id).toBe('vhs-controller');
    expect(retentionFor(terms, 'vhs', NEED)).toMatchObject({ period: 'P3M' });
    expect(retentionFor(terms, 'abh', NEED)).toMatchObject({ period: 'P1Y' });
    expect(retentionFor(terms, 'abh', VOUCHER)).toMatchObject({ period: 'P10Y' });
    expect(retentionFor(agreement, 'vhs', 'Released')).toMatchObject({ period: 'P6M' });
    expect(retentionFor(agreement, 'vhs', 'CaseOpened')).toBeUndefined();
  });

  it.each([
    ['2025-01-15T12:00:00.000Z', true],
    ['2025-01-15T12:00:00.001Z', false],
  ])('is over or not for what happened at %s', (happenedAt, over) => {
    const at = '2026-01-15T12:00:00.000Z';
    expect(isRetentionOver(terms, { agency: 'abh', type: NEED, happenedAt }, at)).toBe(over);
  });

  it('never is over for what is kept as long as the case is open', () => {
    const happenedAt = '1990-01-01T00:00:00.000Z';
    const open = { ...agreement, retention: [{ ...rule, start: 'case-closed' as const }] };
    expect(isRetentionOver(open, { agency: 'abh', type: NEED, happenedAt }, AT)).toBe(false);
  });
});

describe('a retrieval', () => {
  it('is recorded for as long as the agreement says', async () => {
    const vault = new PlainVault();
    const store = new MemoryEventStore();
    const retrievals: RetentionRule = { ...rule, types: ['Released'], period: 'P1M', start: 'recorded' };
    const files = new CaseFiles({
      store,
      vault,
      sealer: new PlainSealer(),
      clock: new SettableClock(AT),
      ids: new CountingIds(),
      controllerOf: (_, agency) => `${agency}-controller`,
      retentionIn: (_network, _agency, type) => (type === 'Released' ? retrievals : undefined),
    });
    const loaded = await files.load('rheine', 'case-1');
    const released = { door: 'claim', recipient: 'vhs', actor: 'system', decisions: [{}] } as never;
    await files.commitReleases([{ loaded, released }]);
    expect(await vault.shelf.expire('2026-02-15T11:59:59.999Z', 10)).toEqual([]);
    expect(await vault.shelf.expire('2026-02-15T12:00:00.000Z', 10)).toMatchObject([
      { eventType: 'Released' },
    ]);
  });
});

describe("an agency's event", () => {
  it('is sealed for as long as the agreement says, else for as long as the catalogue does', () => {
    const signed = envelope('abh', 'e1', NEED);
    const keptFrom = (retentionIn: RetentionIn) =>
      new Drafting(new PlainSealer(), (_, agency) => `${agency}-controller`, retentionIn).ofCommand(
        'case-1',
        signed,
        [recorded('abh', 'e1', NEED)],
        AT,
      )[0]?.keepUntil;
    expect(keptFrom(() => rule)).toBe('2027-01-10T00:00:00.000Z');
    expect(keptFrom(() => undefined)).toBe('2031-01-10T00:00:00.000Z');
  });
});
