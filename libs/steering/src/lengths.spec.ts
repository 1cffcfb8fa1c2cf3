import fc from 'fast-check';
import { isLong } from '../../../test/long-form.ts';
import type { CaseFacts, PublishedTable } from './index.ts';
import { countWaits, publish, suppressionThreshold } from './index.ts';
import { leastBoundByLengths } from './spec/attacker-of-lengths.ts';
import { NumbersTooLarge } from './spec/exact-system.ts';
import { fromVoucher, QUARTER } from './spec/histories.ts';
import { dimensions, onDay, STARTED, VOUCHER } from './spec/network.ts';

const T = suppressionThreshold();
const RUNS = isLong ? 1_000 : 40;
const agencies = dimensions
  .filter(({ id }) => id === 'agency')
  .map(({ id, titles, values }) => ({ id, titles, values: values.filter((one) => one.id !== 'benefits') }));

const waited = (agency: string, days: number): CaseFacts => [
  { type: VOUCHER, happenedAt: onDay(0), agency, legalSphere: 'sgb-2' },
  { type: STARTED, happenedAt: onDay(days), agency, legalSphere: 'sgb-2' },
];

const published = (cases: readonly CaseFacts[], threshold = T): PublishedTable =>
  publish([], countWaits(cases, fromVoucher, QUARTER, onDay(500), agencies), threshold);

/** A count of people who waited each another number of days. */
const crowd = (count: number): readonly CaseFacts[] =>
  Array.from({ length: count }, (_, index) => waited('jobcenter', index + 1));

describe('a length of a shown cell', () => {
  const lengthsOf = (count: number) => {
    const { count: shown, p25, median, p90 } = published(crowd(count)).cells[0] ?? {};
    return { shown, p25: p25 !== null, median: median !== null, p90: p90 !== null };
  };

  it.each([
    [29, { shown: 20, p25: false, median: true, p90: false }],
    [30, { shown: 40, p25: true, median: true, p90: false }],
    [89, { shown: 80, p25: true, median: true, p90: false }],
    [90, { shown: 100, p25: true, median: true, p90: true }],
  ])('is told where its share may be as large as the threshold: of %i waits', (count, lengths) => {
    expect(lengthsOf(count)).toEqual(lengths);
  });

  // Whoever reads it knows only the published count: of some count that is published so, the share must be as large as the threshold.
  it.each([3, 4, 10])('never names a share that can only be smaller than a threshold of %i', (threshold) => {
    const most = new Map<string, number>();
    for (let count = threshold; count < 12 * threshold; count += Math.ceil(threshold / 5)) {
      const days = Array.from({ length: count }, (_, index) => (index + 1) * 7);
      const table = published(
        days.map((one) => waited('jobcenter', one % 490 || 490)),
        threshold,
      );
      const cell = table.cells[0];
      if (cell?.count === null || cell === undefined) continue;
      const beyond = {
        p25: Math.floor((count - 1) / 4) + 1,
        p90: count - 1 - Math.floor(0.9 * (count - 1)),
      };
      for (const name of ['p25', 'p90'] as const) {
        if (cell[name] === null) continue;
        const key = `${name} of about ${cell.count}`;
        most.set(key, Math.max(most.get(key) ?? 0, beyond[name]));
      }
    }
    expect(most.size).toBeGreaterThan(0);
    expect([...most].filter(([, share]) => share < threshold)).toEqual([]);
  });
});

describe('the lengths of a whole and of its parts', () => {
  const histories = fc.array(
    fc.record({
      agency: fc.constantFrom('jobcenter', 'abh', 'vhs'),
      count: fc.nat(70),
      shortest: fc.nat(200),
      spread: fc.integer({ min: 1, max: 120 }),
    }),
    { maxLength: 5 },
  );

  /** Shares of a tenth make numbers grow: where they outgrow what is exact, another history is asked. */
  const boundOf = (table: PublishedTable) => {
    try {
      return leastBoundByLengths(table, T);
    } catch (error) {
      if (error instanceof NumbersTooLarge) return fc.pre(false);
      throw error;
    }
  };

  it('tell nobody that a group is under the threshold', () => {
    fc.assert(
      fc.property(histories, (groups) => {
        const cases = groups.flatMap(({ agency, count, shortest, spread }) =>
          Array.from({ length: count }, (_, index) => waited(agency, shortest + ((index * 37) % spread))),
        );
        // What is so, can be so; and nothing tells that a group is small.
        expect(boundOf(published(cases))).toBe(Infinity);
      }),
      { numRuns: RUNS, endOnFailure: true },
    );
  });

  it('would, if small cells were shown', () => {
    const table = published([...crowd(60), ...Array.from({ length: 30 }, () => waited('abh', 9))]);
    const cells = table.cells.map((cell) =>
      cell.value === 'other' ? { ...cell, count: 0, p25: null, median: null, p90: null } : cell,
    );
    expect(leastBoundByLengths({ ...table, cells }, T)).toBeLessThan(T);
  });
});
