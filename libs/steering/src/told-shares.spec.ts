import fc from 'fast-check';
import { isLong } from '../../../test/long-form.ts';
import type { CaseFacts, PublishedTable } from './index.ts';
import { countNext, countWaits, publish, suppressionThreshold } from './index.ts';
import { leastBoundByShares, leastBoundOverTime } from './spec/attacker-of-shares.ts';
import { NumbersTooLarge } from './spec/exact-system.ts';
import { QUARTER } from './spec/histories.ts';
import { caseOf, dimensions, LAPSED, onDay, STARTED, step, VOUCHER } from './spec/network.ts';

const T = suppressionThreshold();
const RUNS = isLong ? 1_000 : 60;
const TARGET = 56;
const toCourse = { ...step('to-course', [VOUCHER], STARTED, [LAPSED]), targetDays: TARGET };
/** The first day after the quarter is the 90th. */
const [EARLY, LATE] = [onDay(90 + TARGET + 10), onDay(400)];

/** What becomes of people, by the day of the year: some of those who wait at the first publication end before the second. */
const fates = {
  inTime: [STARTED, 20],
  late: [STARTED, 80],
  later: [STARTED, 300],
  broken: [LAPSED, 70],
  'broken later': [LAPSED, 300],
  waits: undefined,
} as const;
type Fate = keyof typeof fates;

const people = (fate: Fate, count: number, agency = 'jobcenter'): readonly CaseFacts[] =>
  Array.from({ length: count }, () => {
    const end = fates[fate];
    const facts = caseOf([VOUCHER, 0], ...(end === undefined ? [] : [end]));
    return facts.map((fact) => ({ ...fact, agency }));
  });

const byAgency = dimensions
  .filter(({ id }) => id === 'agency')
  .map(({ id, titles, values }) => ({ id, titles, values }));
const published = (cases: readonly CaseFacts[], observed = LATE, threshold = T): PublishedTable =>
  publish([], countWaits(cases, toCourse, QUARTER, observed, byAgency), threshold);
const thresholds = fc.constantFrom(3, 4, 5, T);
const sharesOf = (cases: readonly CaseFacts[], observed = LATE) => {
  const { beyondTarget, stillWaiting, brokenOff } = published(cases, observed).cells[0] ?? {};
  return { beyondTarget, stillWaiting, brokenOff };
};
const between = (from: number, to: number) => ({ from, to });

describe('shares of a shown group', () => {
  it('tell who waited longer than the target, who still waits, and where it breaks off', () => {
    const cases = [
      ...people('inTime', 30),
      ...people('late', 10),
      ...people('waits', 40),
      ...people('broken', 20),
    ];
    expect(sharesOf(cases)).toEqual({
      beyondTarget: between(50, 75),
      stillWaiting: between(25, 50),
      brokenOff: between(10, 25),
    });
  });

  it.each([
    [29, [between(0, 50), between(0, 50), between(50, 100)]],
    [30, [between(0, 25), between(25, 50), between(75, 100)]],
    [90, [between(0, 10), between(25, 50), between(90, 100)]],
  ])('are told by marks that are no finer than those of lengths: of %i waits', (count, [few, some, most]) => {
    const shareOf = (waiting: number) =>
      sharesOf([...people('waits', waiting), ...people('inTime', count - waiting)]).stillWaiting;
    expect([shareOf(1), shareOf(Math.floor(count / 3)), shareOf(count)]).toEqual([few, some, most]);
  });

  it('that are nothing look like small ones, and two never fill the whole', () => {
    expect(sharesOf(people('inTime', 40)).stillWaiting).toEqual(between(0, 25));
    const halves = sharesOf([...people('waits', 20), ...people('broken', 20)]);
    expect([halves.stillWaiting, halves.brokenOff]).toEqual([between(25, 50), between(25, 50)]);
  });

  it('beyond the target are told as soon as everybody was watched for so long, by the calendar alone', () => {
    const shareBy = (day: number) => sharesOf(people('inTime', 40), onDay(day)).beyondTarget;
    expect([shareBy(90 + TARGET - 1), shareBy(90 + TARGET)]).toEqual([null, between(0, 25)]);
  });

  it('are told of everybody only, never of a hidden whole, nor of what came next', () => {
    const hidden = { beyondTarget: null, stillWaiting: null, brokenOff: null };
    expect(sharesOf(people('waits', 9))).toEqual(hidden);
    const [, ...parts] = published(people('waits', 60)).cells;
    expect(parts.filter((cell) => 'stillWaiting' in cell)).toEqual([]);
    const next = countNext(people('waits', 60), VOUCHER, QUARTER, LATE, []);
    expect(publish([], next).cells.filter((cell) => 'stillWaiting' in cell)).toEqual([]);
  });
});

describe('the shares of a table', () => {
  const histories = fc.array(
    fc.record({
      agency: fc.constantFrom('jobcenter', 'abh', 'vhs'),
      count: fc.nat(70),
      fate: fc.constantFrom(...(Object.keys(fates) as Fate[])),
    }),
    { maxLength: 6 },
  );
  type History = readonly { readonly agency: string; readonly count: number; readonly fate: Fate }[];
  const casesIn = (history: History) =>
    history.flatMap(({ agency, count, fate }) => people(fate, count, agency));

  /** Where numbers outgrow what is exact, another history is asked. */
  const boundOf = (ask: () => number | 'impossible') => {
    try {
      return ask();
    } catch (error) {
      if (error instanceof NumbersTooLarge) return fc.pre(false);
      throw error;
    }
  };

  it('tell nobody that a group is under the threshold, nor who ended, waits on or gave up', () => {
    fc.assert(
      fc.property(histories, thresholds, (history, threshold) => {
        const table = published(casesIn(history), LATE, threshold);
        // What is so, can be so; and nothing tells that a group is small.
        expect(boundOf(() => leastBoundByShares(table, threshold))).toBe(Infinity);
      }),
      { numRuns: RUNS, endOnFailure: true },
    );
  }, 60_000);

  it('nor do those of two publications with the same people', () => {
    fc.assert(
      fc.property(histories, thresholds, (history, threshold) => {
        const cases = casesIn(history);
        const both = [published(cases, EARLY, threshold), published(cases, LATE, threshold)] as const;
        expect(boundOf(() => leastBoundOverTime(both, threshold))).toBe(Infinity);
      }),
      { numRuns: RUNS, endOnFailure: true },
    );
  }, 60_000);

  it('would, if they were told by finer marks', () => {
    const table = published([...people('waits', 3), ...people('inTime', 37)]);
    const [whole, ...parts] = table.cells;
    if (whole === undefined) throw new Error('the whole is missing');
    const cells = [{ ...whole, stillWaiting: between(5, 10) }, ...parts];
    expect(leastBoundByShares({ ...table, cells }, T)).toBeLessThan(T);
  });
});
