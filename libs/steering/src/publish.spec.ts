import fc from 'fast-check';
import { isLong } from '../../../test/long-form.ts';
import type { CaseFacts, CountedTable, Dimension, PublishedTable, WaitStep } from './index.ts';
import { countNext, countWaits, publish, suppressionThreshold } from './index.ts';
import { beliefs, leastUpperBound } from './spec/attacker.ts';
import type { Belief, Publication } from './spec/attacker.ts';
import { dimensions, DUTY, onDay, STARTED, step, VOUCHER, ways } from './spec/network.ts';
import { roundedCount } from './threshold.ts';

const QUARTER = '2026-Q1';
const T = suppressionThreshold();
/** Histories of each kind. */
const RUNS = isLong ? 3_000 : 40;
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

/** Who had the duty in the quarter before the voucher: waits since then for whatever either of them begins. */
const BOTH = 'duty, then voucher';

const casesOf = (groups: readonly Group[]): readonly CaseFacts[] =>
  groups.flatMap(([kind, legalSphere, agency, count, issueMode = 'online']) =>
    Array.from({ length: count }, (_, index) => [
      ...(kind === BOTH ? [{ type: DUTY, happenedAt: onDay(-1 - (index % 80)), agency, legalSphere }] : []),
      {
        type: kind === BOTH ? VOUCHER : kind,
        happenedAt: onDay(index % 80),
        agency,
        legalSphere,
        codes: { issueMode },
      },
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
    expect(shownCounts(publish([[other], []], counted(first)))).toEqual(
      shownCounts(publish([], counted(first))),
    );
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
      [[hidden], []],
      counted([
        [VOUCHER, 'sgb-2', 'jobcenter', 29],
        [VOUCHER, 'sgb-2', 'benefits', 20],
      ]),
    );
    const both = [[hidden], [again]];
    for (const belief of beliefs) expect(leastUpperBound(both, belief, T)).toBeGreaterThanOrEqual(T);
  });

  it('of another step, whose people cannot be the same, still has no small group in it that can be worked out', () => {
    const all: readonly Group[] = [
      [BOTH, 'sgb-2', 'jobcenter', 60],
      [DUTY, 'sgb-2', 'jobcenter', 32],
      [DUTY, 'asylblg', 'abh', 16],
    ];
    const vouchers = publish([], counted(all));
    const either = publish([[vouchers]], counted(all, fromEither));
    expect(shownCounts(vouchers)).toMatchObject({ 'all=all': 60 });
    expect(shownCounts(either)).toMatchObject({ 'all=all': 40 });
    expect(shownCounts(either)).toEqual(shownCounts(publish([], counted(all, fromEither))));
    for (const belief of beliefs) expect(leastUpperBound([[either]], belief, T)).toBeGreaterThanOrEqual(T);
  });

  it('is of the publication that it came with, also where the agreement put a step before the others', () => {
    const all: readonly Group[] = [
      [VOUCHER, 'sgb-2', 'jobcenter', 22],
      [VOUCHER, 'asylblg', 'abh', 12],
      [DUTY, 'sgb-2', 'jobcenter', 30],
    ];
    const before = publish(
      [],
      counted([
        [VOUCHER, 'sgb-2', 'jobcenter', 100],
        [VOUCHER, 'asylblg', 'abh', 30],
      ]),
    );
    const put = publish([[before], []], counted(all, fromEither));
    const again = publish([[before], [put]], counted(all));
    expect(shownCounts(put)).toMatchObject({ 'all=all': 60, 'agency=jobcenter': 60 });
    for (const belief of beliefs)
      expect(leastUpperBound([[before], [put, again]], belief, T)).toBeGreaterThanOrEqual(T);
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
        fc.constantFrom(VOUCHER, VOUCHER, DUTY, DUTY, BOTH),
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

/** What is published at each time, or from the second time on only: what the agreement was amended by. */
type Plan = readonly {
  readonly step: WaitStep;
  readonly by: readonly Dimension[];
  readonly added?: true;
}[];
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
  'a step that the agreement puts before the others later': [
    { step: fromEither, by: dimensions, added: true },
    { step: fromVoucher, by: dimensions },
  ],
} satisfies Record<string, Plan>;
const PLAIN = plans['two steps that begin with the same event'];

/** What is published in a row: what comes, or goes, between one time and the next. */
const histories = fc.record({
  start: groups(45),
  changes: fc.array(fc.record({ groups: groups(25), goes: fc.boolean() }), { maxLength: 2 }),
});

type PublishAs = (publications: readonly Publication[], table: CountedTable) => PublishedTable;

/** Every step published at each time, corrections and late records between. */
function publications(
  {
    start,
    changes,
  }: { start: readonly Group[]; changes: readonly { groups: readonly Group[]; goes: boolean }[] },
  plan: Plan,
  publishAs: PublishAs,
): readonly Publication[] {
  const published: PublishedTable[][] = [];
  let present = start;
  for (const change of [undefined, ...changes]) {
    if (change !== undefined)
      present = change.goes ? less(present, change.groups) : [...present, ...change.groups];
    const together: PublishedTable[] = [];
    published.push(together);
    for (const { step: one, by, added } of plan)
      if (added === undefined || change !== undefined)
        together.push(publishAs(published, counted(present, one, by)));
  }
  return published;
}

/**
 * What somebody may read together: all; where that fits no world, one step, in all publications or in two of them. Nobody can go wrong
 * with the tables of one step of one publication.
 */
function readTogether(all: readonly Publication[]): readonly (readonly Publication[])[] {
  const steps = [...new Set(all.flat().map((table) => table.step))];
  const ofSteps = steps.map((one) => all.map((tables) => tables.filter((table) => table.step === one)));
  const ofPairs = ofSteps.flatMap((some) =>
    some.flatMap((one, index) => some.slice(index).map((other) => (one === other ? [one] : [one, other]))),
  );
  return [all, ...ofSteps, ...ofPairs].map((some) => some.filter((tables) => tables.length > 0));
}

/** The least bound of who reads all; of everybody who reads less where all together cannot be. */
function learned(all: readonly Publication[], belief: Belief): number {
  const [whole, ...fewer] = readTogether(all).map((some) => () => leastUpperBound(some, belief, T));
  const bound = whole?.() ?? Infinity;
  return bound < Infinity ? bound : Math.min(...fewer.map((some) => some()));
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
        const bound = learned(all, belief);
        if (bound < T - 1e-6) throw new Error(`under the threshold: ${bound} by ${JSON.stringify(belief)}`);
      }
    });

  it.each<[string, Plan]>(Object.entries(plans))(
    'tell nobody that a group, or what came or went between two tables, is under the threshold: %s',
    (_what, plan) => {
      fc.assert(
        holds((before, table) => publish(before, table, T), plan),
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
