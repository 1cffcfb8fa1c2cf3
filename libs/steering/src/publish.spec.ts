import type { CountedTable, PublishedTable } from './index.ts';
import { countNext, countWaits, publish, suppressionThreshold } from './index.ts';
import { beliefs } from './spec/attacker.ts';
import type { Group } from './spec/histories.ts';
import { BOTH, casesOf, fromEither, fromVoucher, group, QUARTER } from './spec/histories.ts';
import { dimensions, DUTY, onDay, STARTED, VOUCHER } from './spec/network.ts';
import { leastLearned } from './spec/read-together.ts';

const T = suppressionThreshold();

const counted = (groups: readonly Group[], one = fromVoucher): CountedTable =>
  countWaits(casesOf(groups), one, QUARTER, onDay(400), dimensions);

const shownCounts = ({ cells }: PublishedTable) =>
  Object.fromEntries(cells.map(({ dimension, value, count }) => [`${dimension}=${value}`, count]));

describe('a published table', () => {
  it('shows counts to the nearest double of the threshold and nothing under it', () => {
    const table = publish(
      [],
      counted([
        group(VOUCHER, 'sgb-2', 'jobcenter', 43),
        group(VOUCHER, 'sgb-2', 'benefits', 17),
        group(VOUCHER, 'asylblg', 'abh', 9),
      ]),
    );
    expect(shownCounts(table)).toEqual({
      'all=all': 60,
      'legalSphere=sgb-2': 60,
      'legalSphere=asylblg': null,
      'legalSphere=other': null,
      'agency=jobcenter': 40,
      'agency=benefits': 20,
      'agency=abh': null,
      'agency=other': null,
    });
  });

  it('shows no length where it shows no count, weeks for few waits, the ninth tenth for many only', () => {
    const { cells } = publish(
      [],
      counted([group(VOUCHER, 'sgb-2', 'jobcenter', 43), group(VOUCHER, 'asylblg', 'abh', 19)]),
    );
    const cell = (name: string) => cells.find(({ value }) => value === name);
    expect(cell('jobcenter')).toMatchObject({ count: 40, p25: 41, median: 51, p90: null });
    expect(cell('other')).toMatchObject({ count: null, p25: null, median: null, p90: null });
    expect(cell('abh')).toMatchObject({ p25: null, p90: null, median: 42 });
  });

  it('refuses a threshold below three', () => {
    expect(() => suppressionThreshold(2)).toThrow(RangeError);
    expect(suppressionThreshold(3)).toBe(3);
  });
});

describe('a table beside those already published', () => {
  const first: readonly Group[] = [
    group(VOUCHER, 'sgb-2', 'jobcenter', 30),
    group(VOUCHER, 'sgb-2', 'benefits', 28),
    group(VOUCHER, 'asylblg', 'abh', 25),
  ];

  it('of another quarter hides nothing more', () => {
    const other = { ...publish([], counted(first)), quarter: '2025-Q4' };
    expect(shownCounts(publish([[other], []], counted(first)))).toEqual(
      shownCounts(publish([], counted(first))),
    );
  });

  it('does not show what the earlier one hid, where that would give the hidden away', () => {
    const hidden = publish(
      [],
      counted([group(VOUCHER, 'sgb-2', 'jobcenter', 29), group(VOUCHER, 'sgb-2', 'benefits', 20)]),
    );
    expect(hidden.cells.filter(({ count }) => count === null).length).toBeGreaterThan(1);
    const again = publish(
      [[hidden], []],
      counted([group(VOUCHER, 'sgb-2', 'jobcenter', 29), group(VOUCHER, 'sgb-2', 'benefits', 20)]),
    );
    const both = [[hidden], [again]];
    expect(leastLearned(both, beliefs, T)).toBe(Infinity);
  });

  it('of another step, whose people cannot be the same, still has no small group in it that can be worked out', () => {
    const all: readonly Group[] = [
      group(BOTH, 'sgb-2', 'jobcenter', 60),
      group(DUTY, 'sgb-2', 'jobcenter', 32),
      group(DUTY, 'asylblg', 'abh', 16),
    ];
    const vouchers = publish([], counted(all));
    const either = publish([[vouchers]], counted(all, fromEither));
    expect(shownCounts(vouchers)).toMatchObject({ 'all=all': 60 });
    expect(shownCounts(either)).toMatchObject({ 'all=all': 40 });
    expect(shownCounts(either)).toEqual(shownCounts(publish([], counted(all, fromEither))));
    expect(leastLearned([[either]], beliefs, T)).toBe(Infinity);
  });

  it('is of the publication that it came with, also where the agreement put a step before the others', () => {
    const all: readonly Group[] = [
      group(VOUCHER, 'sgb-2', 'jobcenter', 22),
      group(VOUCHER, 'asylblg', 'abh', 12),
      group(DUTY, 'sgb-2', 'jobcenter', 30),
    ];
    const before = publish(
      [],
      counted([group(VOUCHER, 'sgb-2', 'jobcenter', 100), group(VOUCHER, 'asylblg', 'abh', 30)]),
    );
    const put = publish([[before], []], counted(all, fromEither));
    const again = publish([[before], [put]], counted(all));
    expect(shownCounts(put)).toMatchObject({ 'all=all': 60, 'agency=jobcenter': 60 });
    expect(leastLearned([[before], [put, again]], beliefs, T)).toBe(Infinity);
  });
});

describe('a count', () => {
  it('is of people: whoever waits four times in a quarter is one', () => {
    const often = Array.from({ length: 5 }, () =>
      [0, 20, 40, 60].flatMap((day) => [
        { type: VOUCHER, happenedAt: onDay(day), agency: 'jobcenter', legalSphere: 'sgb-2' },
        { type: STARTED, happenedAt: onDay(day + 9), agency: 'vhs', legalSphere: 'sgb-2' },
      ]),
    );
    const ofWaits = countWaits(often, fromVoucher, QUARTER, onDay(400), dimensions);
    const ofMoves = countNext(often, VOUCHER, QUARTER, onDay(400), []);
    for (const table of [ofWaits, ofMoves]) {
      expect(table.cells.get('all')).toHaveLength(5);
      expect(publish([], table).cells.filter(({ count }) => count !== null)).toEqual([]);
    }
  });
});
