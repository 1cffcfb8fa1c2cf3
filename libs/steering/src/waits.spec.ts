import type { RestsOn } from '#agreement';
import type { StepFact } from './index.ts';
import { waits } from './index.ts';
import { caseOf, DUTY, LAPSED, onDay, REGISTERED, STARTED, step, VOUCHER } from './spec/network.ts';

const access = step('access', [VOUCHER, DUTY], STARTED, [LAPSED]);
const WITHDRAWN = 'voucher-withdrawn';
const COMPLETED = 'course-completed';
const vouchers: RestsOn = {
  begunBy: [VOUCHER],
  endedBy: [
    { types: [WITHDRAWN], closes: 'latest' },
    { types: [LAPSED], closes: 'earliest' },
    { types: [COMPLETED], closes: 'all' },
  ],
};
const by = (agency: string, type: string, day: number, issueMode?: string): StepFact => ({
  type,
  happenedAt: onDay(day),
  agency,
  legalSphere: `of ${agency}`,
  ...(issueMode !== undefined && { codes: { issueMode } }),
});
const seen = (...facts: readonly (readonly [string, number])[]) =>
  waits([caseOf(...facts)], access, onDay(200)).map(({ days, censored }) => [days, censored]);

describe('waits', () => {
  it('run from the first beginning to the first end after it', () => {
    expect(seen([STARTED, 1], [VOUCHER, 5], [REGISTERED, 20], [STARTED, 65], [STARTED, 90])).toEqual([
      [60, false],
    ]);
  });

  it('are exact to the millisecond', () => {
    const [facts] = [caseOf([VOUCHER, 0], [STARTED, 1])];
    const later = facts.map((fact, index) =>
      index === 0 ? fact : { ...fact, happenedAt: '2026-01-02T12:00:01.500Z' },
    );
    expect(waits([later], access, onDay(9))[0]?.days).toBe((86_400 + 1.5) / 86_400);
  });

  it('do not begin anew with a duty after the voucher', () => {
    expect(seen([VOUCHER, 10], [DUTY, 30], [STARTED, 40])).toEqual([[30, false]]);
  });

  it('are broken off by a lapse, and begin anew with the second voucher', () => {
    expect(seen([VOUCHER, 0], [LAPSED, 100], [VOUCHER, 120], [STARTED, 150])).toEqual([
      [100, true],
      [30, false],
    ]);
  });

  it('that are not over are censored at the day of observation, and nothing later is looked at', () => {
    expect(seen([VOUCHER, 50], [STARTED, 201])).toEqual([[150, true]]);
    expect(seen([VOUCHER, 201])).toEqual([]);
  });

  it('of somebody who begins again after a course are two waits', () => {
    expect(seen([VOUCHER, 0], [STARTED, 30], [VOUCHER, 100], [STARTED, 110])).toEqual([
      [30, false],
      [10, false],
    ]);
  });

  it('last 0 days when both were recorded for the same instant, in whichever order', () => {
    expect(seen([STARTED, 7], [VOUCHER, 7])).toEqual([[0, false]]);
    expect(seen([VOUCHER, 7], [STARTED, 7])).toEqual([[0, false]]);
  });

  it('end before another begins at one instant', () => {
    const expected = [
      [7, false],
      [193, true],
    ];
    expect(seen([VOUCHER, 0], [VOUCHER, 7], [STARTED, 7])).toEqual(expected);
    expect(seen([VOUCHER, 0], [STARTED, 7], [VOUCHER, 7])).toEqual(expected);
  });

  it('from one type to the same type chain', () => {
    const modules = step('modules', [STARTED], STARTED);
    const spells = waits([caseOf([STARTED, 0], [STARTED, 10], [STARTED, 30])], modules, onDay(40));
    expect(spells.map(({ days, censored }) => [days, censored])).toEqual([
      [10, false],
      [20, false],
      [10, true],
    ]);
  });

  it('know the way of issue of the last voucher before them', () => {
    const facts = caseOf([VOUCHER, 0], [REGISTERED, 20], [STARTED, 30]).map((fact) =>
      fact.type === VOUCHER ? { ...fact, codes: { issueMode: 'online' } } : fact,
    );
    expect(waits([facts], step('w', [REGISTERED], STARTED), onDay(40))[0]?.issueMode).toBe('online');
  });

  it('of those who have two vouchers go on when one is withdrawn, and are counted by the one that is left', () => {
    // As in the story of two vouchers: the second one is withdrawn, and the person registers with the first.
    const facts = [
      by('abh', VOUCHER, 0, 'paper'),
      by('jobcenter', VOUCHER, 7, 'online'),
      by('jobcenter', WITHDRAWN, 14),
      by('vhs', REGISTERED, 28),
      by('vhs', STARTED, 60),
    ];
    const of = (from: readonly string[], to: string) =>
      waits([facts], { ...step('two', from, to), restsOn: vouchers }, onDay(200));
    expect(of([VOUCHER], REGISTERED)).toMatchObject([{ days: 28, censored: false, agency: 'abh' }]);
    expect(of([VOUCHER, DUTY], STARTED)).toMatchObject([{ days: 60, censored: false }]);
    expect(of([REGISTERED], STARTED)).toMatchObject([
      { days: 32, agency: 'vhs', restsOnAgency: 'abh', restsOnLegalSphere: 'of abh', issueMode: 'paper' },
    ]);
  });

  it.each<[string, readonly StepFact[], string]>([
    [
      'is the later one of two',
      [by('abh', VOUCHER, 0, 'paper'), by('jobcenter', VOUCHER, 7, 'online')],
      'jobcenter online',
    ],
    [
      'is the one of the other agency, where one withdraws its own, though that is the older one',
      [by('abh', VOUCHER, 0, 'paper'), by('jobcenter', VOUCHER, 7, 'online'), by('abh', WITHDRAWN, 14)],
      'jobcenter online',
    ],
    [
      'is the older one, where the same agency withdraws one of two',
      [by('abh', VOUCHER, 0, 'paper'), by('abh', VOUCHER, 7, 'online'), by('abh', WITHDRAWN, 14)],
      'abh paper',
    ],
    [
      'is the new one, where it came on the day on which the old one was withdrawn',
      [by('abh', VOUCHER, 0, 'paper'), by('abh', VOUCHER, 7, 'online'), by('abh', WITHDRAWN, 7)],
      'abh online',
    ],
    [
      'is the later one, where one lapses',
      [by('abh', VOUCHER, 0, 'paper'), by('jobcenter', VOUCHER, 7, 'online'), by('bamf', LAPSED, 14)],
      'jobcenter online',
    ],
  ])('the voucher that is left %s', (_what, facts, left) => {
    const waiting = { ...step('registered', [REGISTERED], STARTED), restsOn: vouchers };
    const [one] = waits([[...facts, by('vhs', REGISTERED, 28)]], waiting, onDay(200));
    expect(`${one?.restsOnAgency} ${one?.issueMode}`).toBe(left);
  });

  it.each<[string, readonly StepFact[], readonly (readonly [number, boolean])[]]>([
    [
      'is broken off with the last one',
      [
        by('abh', VOUCHER, 0),
        by('jobcenter', VOUCHER, 7),
        by('jobcenter', WITHDRAWN, 14),
        by('abh', WITHDRAWN, 20),
      ],
      [[20, true]],
    ],
    [
      'goes on where a new one comes with the withdrawal of the old one',
      [by('abh', VOUCHER, 0), by('abh', WITHDRAWN, 10), by('abh', VOUCHER, 10), by('vhs', STARTED, 30)],
      [[30, false]],
    ],
    [
      'does not begin with one that is withdrawn at once',
      [by('abh', VOUCHER, 10), by('abh', WITHDRAWN, 10)],
      [],
    ],
    [
      'is broken off with the second one where the first was used up by a course',
      [
        by('abh', VOUCHER, 0),
        by('vhs', STARTED, 30),
        by('vhs', COMPLETED, 60),
        by('abh', VOUCHER, 100),
        by('abh', WITHDRAWN, 110),
      ],
      [
        [30, false],
        [10, true],
      ],
    ],
    [
      'is broken off by the lapse of one that nobody counted',
      [by('abh', DUTY, 0), by('bamf', LAPSED, 40)],
      [[40, true]],
    ],
  ])('that rests on a voucher %s', (_what, facts, expected) => {
    const spells = waits([facts], { ...access, endedBy: [], restsOn: vouchers }, onDay(200));
    expect(spells.map(({ days, censored }) => [days, censored])).toEqual(expected);
  });

  it('that a voucher ends know how it was issued; those who still wait do not', () => {
    const need = step('need', [DUTY], VOUCHER);
    const facts = [by('abh', DUTY, 0), by('abh', VOUCHER, 10, 'paper'), by('abh', DUTY, 20)];
    expect(waits([facts], need, onDay(40)).map(({ issueModeAtEnd }) => issueModeAtEnd)).toEqual([
      'paper',
      undefined,
    ]);
  });

  it('take the facts in the order of time, not of the record', () => {
    expect(seen([STARTED, 40], [VOUCHER, 10])).toEqual([[30, false]]);
  });

  it('refuse an instant that is none', () => {
    expect(() => waits([], access, 'yesterday')).toThrow(RangeError);
  });
});
