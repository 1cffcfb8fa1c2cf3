import fc from 'fast-check';
import { isLong } from '../../../test/long-form.ts';
import type { CaseFacts, PublishedTable } from './index.ts';
import { countNext, countWaits, publish, suppressionThreshold } from './index.ts';
import type { Shares, TableWithShares } from './spec/attacker-of-shares.ts';
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
const shareOf = (cases: readonly CaseFacts[], observed = LATE) =>
  published(cases, observed).cells[0]?.beyondTarget;
const between = (from: number, to: number) => ({ from, to });

describe('the share beyond the target', () => {
  it('tells who came late, who still waits and whose wait was broken off, as one', () => {
    const [inTime, few] = [people('inTime', 90), people('broken', 3)];
    expect(shareOf([...inTime, ...few])).toEqual(between(0, 10));
    // 80 of 140: without any of the three it would be less than half.
    const all = [...people('late', 20), ...people('waits', 30), ...people('broken', 30)];
    expect(shareOf([...inTime.slice(0, 60), ...all])).toEqual(between(50, 75));
  });

  it.each([
    [29, [between(0, 50), between(0, 50), between(50, 100)]],
    [30, [between(0, 50), between(50, 75), between(75, 100)]],
    [90, [between(0, 10), between(50, 75), between(75, 100)]],
  ])('is told by the marks of the lengths that are told beside it: of %i waits', (count, classes) => {
    const ofLate = (late: number) => shareOf([...people('late', late), ...people('inTime', count - late)]);
    const some = count === 29 ? 14 : (count * 2) / 3;
    expect([ofLate(1), ofLate(some), ofLate(count)]).toEqual(classes);
  });

  it('that is nothing looks like a small one', () => {
    expect(shareOf(people('inTime', 40))).toEqual(between(0, 50));
  });

  it('is told as soon as everybody was watched for so long, by the calendar alone', () => {
    const shareBy = (day: number) => shareOf(people('inTime', 40), onDay(day));
    expect([shareBy(90 + TARGET - 1), shareBy(90 + TARGET)]).toEqual([null, between(0, 50)]);
  });

  it('is told of everybody only, never of a hidden whole, nor of what came next', () => {
    expect(shareOf(people('waits', 9))).toBeNull();
    const [, ...parts] = published(people('waits', 60)).cells;
    expect(parts.filter((cell) => 'beyondTarget' in cell)).toEqual([]);
    const next = countNext(people('waits', 60), VOUCHER, QUARTER, LATE, []);
    expect(publish([], next).cells.filter((cell) => 'beyondTarget' in cell)).toEqual([]);
  });

  it('is the only one: nothing tells of the queue, nor of what was broken off', () => {
    const told = Object.keys(published(people('waits', 100)).cells[0] ?? {});
    expect(told).toEqual(['dimension', 'value', 'count', 'p25', 'median', 'p90', 'beyondTarget']);
  });
});

describe('table and share together', () => {
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
  });

  it('nor do those of two publications with the same people', () => {
    fc.assert(
      fc.property(histories, thresholds, (history, threshold) => {
        const cases = casesIn(history);
        const both = [published(cases, EARLY, threshold), published(cases, LATE, threshold)] as const;
        expect(boundOf(() => leastBoundOverTime(both, threshold))).toBe(Infinity);
      }),
      { numRuns: RUNS, endOnFailure: true },
    );
  });

  /** A table of so many people that tells these shares of them. */
  const telling = (count: number, threshold: number, shares: Shares): TableWithShares => {
    const { cells, ...table } = published(people('inTime', count), LATE, threshold);
    return { ...table, dimensions: [], cells: cells.slice(0, 1).map((cell) => ({ ...cell, ...shares })) };
  };

  it('would, if the share were told by finer marks', () => {
    const finer = telling(40, T, { beyondTarget: between(5, 10) });
    expect(leastBoundByShares(finer, T)).toBeLessThan(T);
  });

  it.each([
    [
      'who came, but late',
      telling(100, 10, {
        beyondTarget: between(10, 25),
        stillWaiting: between(10, 25),
        brokenOff: between(10, 25),
      }),
    ],
    [
      'who came at all',
      telling(12, 3, {
        beyondTarget: between(75, 100),
        stillWaiting: between(50, 75),
        brokenOff: between(25, 50),
      }),
    ],
  ])('would, if the queue and what was broken off were told as well: %s', (_who, table) => {
    const { threshold } = table;
    expect(leastBoundByShares(table, threshold)).toBeLessThan(threshold);
    const cells = table.cells.map((cell) => ({ ...cell, stillWaiting: null, brokenOff: null }));
    expect(leastBoundByShares({ ...table, cells }, threshold)).toBe(Infinity);
  });

  it('would of two publications, if the queue and what was broken off were told: who came in between', () => {
    const both = [
      telling(100, 10, { beyondTarget: null, stillWaiting: between(10, 25), brokenOff: between(0, 10) }),
      telling(100, 10, { beyondTarget: null, stillWaiting: between(0, 10), brokenOff: between(25, 50) }),
    ] as const;
    expect(leastBoundOverTime(both, T)).toBeLessThan(T);
  });
});
