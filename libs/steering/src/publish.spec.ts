import fc from 'fast-check';
import { isLong } from '../../../test/long-form.ts';
import type { CaseFacts, CountedTable, Dimension, PublishedTable, WaitStep } from './index.ts';
import { countWaits, publish, suppressionThreshold } from './index.ts';
import { beliefs, leastUpperBound } from './spec/attacker.ts';
import type { Publication } from './spec/attacker.ts';
import { dimensions, DUTY, onDay, STARTED, step, VOUCHER, ways } from './spec/network.ts';
import { roundedCount } from './threshold.ts';

const QUARTER = '2026-Q1';
const T = suppressionThreshold();
/** Histories of each kind. */
const RUNS = isLong ? 3_000 : 60;
const PATIENCE_MS = 60_000 + 1_000 * RUNS;
const fromVoucher = step('from-voucher', [VOUCHER], STARTED);
const fromEither = step('from-either', [VOUCHER, DUTY], STARTED);

const fromOnline: WaitStep = {
  ...step('from-online', [VOUCHER], STARTED),
  from: {
    ...fromVoucher.from,
    countsIf: { type: VOUCHER, field: 'issueMode', codes: ['online'] },
  },
};

type Group = readonly [type: string, legalSphere: string, agency: string, count: number, way?: string];

const casesOf = (groups: readonly Group[]): readonly CaseFacts[] =>
  groups.flatMap(([type, legalSphere, agency, count, issueMode = 'online']) =>
    Array.from({ length: count }, (_, index) => [
      { type, happenedAt: onDay(index % 80), agency, legalSphere, codes: { issueMode } },
      { type: STARTED, happenedAt: onDay((index % 80) + 30 + index), agency: 'vhs', legalSphere },
    ]),
  );

const counted = (groups: readonly Group[], one: WaitStep = fromVoucher, by = dimensions): CountedTable =>
  countWaits(casesOf(groups), one, QUARTER, onDay(400), by);

const shownCounts = ({ cells }: PublishedTable) =>
  Object.fromEntries(cells.map(({ dimension, value, count }) => [`${dimension}=${value}`, count]));

describe('a published table', () => {
  it('shows counts to the nearest double of the threshold and nothing under it', () => {
    const table = publish(
      [],
      counted([
        [VOUCHER, 'sgb-2', 'jobcenter', 43],
        [VOUCHER, 'sgb-2', 'benefits', 17],
        [VOUCHER, 'asylblg', 'abh', 9],
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

  it('shows no length where it shows no count, weeks for few waits, the ninth tenth from 30 on', () => {
    const { cells } = publish(
      [],
      counted([
        [VOUCHER, 'sgb-2', 'jobcenter', 43],
        [VOUCHER, 'asylblg', 'abh', 19],
      ]),
    );
    const cell = (name: string) => cells.find(({ value }) => value === name);
    expect(cell('jobcenter')).toMatchObject({ count: 40, median: 51, p90: 68 });
    expect(cell('other')).toMatchObject({ count: null, p25: null, median: null, p90: null });
    expect(cell('abh')).toMatchObject({ p90: null, median: 42 });
  });

  it('refuses a threshold below three', () => {
    expect(() => suppressionThreshold(2)).toThrow(RangeError);
    expect(suppressionThreshold(3)).toBe(3);
  });
});

describe('a table beside those already published', () => {
  const first: readonly Group[] = [
    [VOUCHER, 'sgb-2', 'jobcenter', 30],
    [VOUCHER, 'sgb-2', 'benefits', 28],
    [VOUCHER, 'asylblg', 'abh', 25],
  ];

  it('of another quarter hides nothing more', () => {
    const other = { ...publish([], counted(first)), quarter: '2025-Q4' };
    expect(shownCounts(publish([other], counted(first)))).toEqual(shownCounts(publish([], counted(first))));
  });

  it('does not show what the earlier one hid, where that would give the hidden away', () => {
    const hidden = publish(
      [],
      counted([
        [VOUCHER, 'sgb-2', 'jobcenter', 29],
        [VOUCHER, 'sgb-2', 'benefits', 20],
      ]),
    );
    expect(hidden.cells.filter(({ count }) => count === null).length).toBeGreaterThan(1);
    const again = publish(
      [hidden],
      counted([
        [VOUCHER, 'sgb-2', 'jobcenter', 29],
        [VOUCHER, 'sgb-2', 'benefits', 20],
      ]),
    );
    const both = [[hidden], [again]];
    for (const belief of beliefs) expect(leastUpperBound(both, belief, T)).toBeGreaterThanOrEqual(T);
  });
});

/** What somebody would publish who suppresses small cells and nothing more. */
function smallCellsOnly(table: CountedTable): PublishedTable {
  const whole = publish([], { ...table, cells: new Map() }, T);
  const counts = [...table.cells.values()].map(({ length }) => length);
  const cells = whole.cells.map((cell, index) => {
    const count = counts[index] ?? 0;
    return count < T ? cell : { ...cell, count: roundedCount(count, T) };
  });
  return { ...whole, cells };
}

/** Groups around the threshold, as there nearly everything gives something away. */
const groups = (largest: number) =>
  fc
    .array(
      fc.tuple(
        fc.constantFrom(VOUCHER, DUTY),
        fc.constantFrom(
          ...([
            ['sgb-2', 'jobcenter'],
            ['sgb-2', 'benefits'],
            ['asylblg', 'abh'],
            ['sgb-2', 'vhs'],
            ['asylblg', 'jobcenter'],
          ] as const),
        ),
        fc.nat(largest),
        fc.constantFrom('online', 'online', 'paper', 'by-fax'),
      ),
      { maxLength: 7 },
    )
    .map((list) =>
      list.map(([type, [sphere, agency], count, way]): Group => [type, sphere, agency, count, way]),
    );

/** What is published at each time. */
type Plan = readonly { readonly step: WaitStep; readonly by: readonly Dimension[] }[];
const plans = {
  'two steps that begin with the same event': [
    { step: fromVoucher, by: dimensions },
    { step: fromEither, by: dimensions },
  ],
  'a step that is also counted by the way of issue': [
    { step: fromVoucher, by: [...dimensions, ways] },
    { step: fromEither, by: dimensions },
  ],
  'a step that begins with some of the events of another one': [
    { step: fromVoucher, by: dimensions },
    { step: fromOnline, by: dimensions },
  ],
} satisfies Record<string, Plan>;
const PLAIN = plans['two steps that begin with the same event'];

/** What is published in a row: what comes, or goes, between one time and the next. */
const histories = fc.record({
  start: groups(45),
  changes: fc.array(fc.record({ groups: groups(25), goes: fc.boolean() }), { maxLength: 2 }),
});

type PublishAs = (previous: readonly PublishedTable[], table: CountedTable) => PublishedTable;

/** Both steps published at each time, corrections and late records between. */
function publications(
  {
    start,
    changes,
  }: { start: readonly Group[]; changes: readonly { groups: readonly Group[]; goes: boolean }[] },
  plan: Plan,
  publishAs: PublishAs,
): readonly Publication[] {
  const published: PublishedTable[] = [];
  let present = start;
  return [undefined, ...changes].map((change) => {
    if (change !== undefined)
      present = change.goes ? less(present, change.groups) : [...present, ...change.groups];
    return plan.map(({ step: one, by }) => {
      const table = publishAs(published, counted(present, one, by));
      published.push(table);
      return table;
    });
  });
}

function less(groupsNow: readonly Group[], gone: readonly Group[]): readonly Group[] {
  return groupsNow.map(([type, sphere, agency, count, way], index): Group => [
    type,
    sphere,
    agency,
    Math.max(0, count - (gone[index]?.[3] ?? 0)),
    way,
  ]);
}

describe('all tables ever published', () => {
  const holds = (publishAs: PublishAs, plan: Plan = PLAIN) =>
    fc.property(histories, (history) => {
      const all = publications(history, plan, publishAs);
      for (const belief of beliefs) {
        const bound = leastUpperBound(all, belief, T);
        if (bound < T - 1e-6) throw new Error(`under the threshold: ${bound} by ${JSON.stringify(belief)}`);
      }
    });

  it.each(Object.entries(plans))(
    'tell nobody that a group, or what came or went between two tables, is under the threshold: %s',
    (_what, plan) => {
      fc.assert(
        holds((previous, table) => publish(previous, table, T), plan),
        { numRuns: RUNS, endOnFailure: true },
      );
    },
    PATIENCE_MS,
  );

  it('would tell it if small cells alone were suppressed', () => {
    const { failed } = fc.check(
      holds((_, table) => smallCellsOnly(table)),
      { numRuns: 40, endOnFailure: true },
    );
    expect(failed).toBe(true);
  });

  it('would tell it if earlier tables were not looked at', () => {
    const { failed } = fc.check(
      holds((_, table) => publish([], table, T)),
      { numRuns: 40, endOnFailure: true },
    );
    expect(failed).toBe(true);
  });
});
