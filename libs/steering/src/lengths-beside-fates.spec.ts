import fc from 'fast-check';
import { isLong } from '../../../test/long-form.ts';
import type { PublishedTable } from './index.ts';
import { publish, suppressionThreshold } from './index.ts';
import type { Learned } from './spec/attacker-of-fates.ts';
import { learnedOfFates, LENGTHS } from './spec/attacker-of-fates.ts';
import { NumbersTooLarge } from './spec/exact-system.ts';
import { LAPSED, STARTED } from './spec/network.ts';
import type { PublishedAt } from './spec/people-with-fates.ts';
import type { FatesPlan, Group } from './spec/published-fates.ts';
import {
  atLeftOut,
  atNext,
  atPass,
  atVouchers,
  atWays,
  LATE,
  plans,
  published,
  TARGET,
  toCourse,
} from './spec/published-fates.ts';
import { TooManyTries } from './spec/whole-people.ts';

const T = suppressionThreshold();
const RUNS = isLong ? 1_000 : 40;
/** A mistake that is made on purpose must be found within so many. */
const WRONG_RUNS = 300;
const SEED = Date.now() % 1_000_000_000;
const PATIENCE_MS = 120_000 + 2_000 * RUNS;

/**
 * What is learned by the lengths of each cell in turn, together with all counts: of one publication by all lengths and the share at once, of
 * several by each alone. Two lengths that lie apart say by themselves how few waited in between.
 */
const learned = (publications: readonly PublishedAt[], threshold: number): readonly string[] =>
  publications.flatMap(({ waits }, time) =>
    cellsOf(waits, publications.length).flatMap((cell) =>
      (publications.length > 1 ? LENGTHS.map((one) => [one]) : [LENGTHS]).flatMap((lengths) => {
        const read = { publications, targetDays: TARGET, cell, time, lengths };
        const found = boundOf(() => learnedOfFates(read, threshold));
        const by = `by ${lengths.join()} of ${cell.dimension}=${cell.value} at ${time}`;
        if (found === 'impossible') return [`impossible ${by}`];
        return found === undefined ? [] : [`${found.group}: ${found.most} ${by}`];
      }),
    ),
  );

/** In several publications those of everybody and of agencies only: how many a way of issue ends is told by counts of another time too. */
const cellsOf = ({ cells }: PublishedTable, times: number): PublishedTable['cells'] =>
  cells.filter(({ dimension }) => times === 1 || dimension !== 'issueModeAtEnd');

/** Where numbers outgrow what is exact, or whole people are not found in time, another history is asked. */
const boundOf = (ask: () => Learned | undefined | 'impossible') => {
  try {
    return ask();
  } catch (error) {
    if (error instanceof NumbersTooLarge || error instanceof TooManyTries) return fc.pre(false);
    throw error;
  }
};

const people = fc.record<Group, 'agency' | 'count'>(
  {
    agency: fc.constantFrom('jobcenter', 'jobcenter', 'jobcenter', 'abh'),
    count: fc.nat(60),
    days: fc.constantFrom(20, 20, 40, 40, 56, 60, 80, 140, 200, 290),
    spread: fc.constantFrom(1, 1, 8, 20),
    broken: fc.boolean(),
    between: fc.boolean(),
    way: fc.constantFrom('online', 'online', 'paper'),
  },
  { requiredKeys: ['agency', 'count'] },
);

const inTime = (count: number, agency = 'jobcenter'): Group => ({ agency, count, days: 20 });

/** Nearly all in time and a few who never came there: what would be found out of them hangs on few people. */
const nearlyAll = fc
  .record({ many: fc.nat(40), some: fc.nat(20), few: fc.nat(10), broken: fc.boolean(), late: people })
  .map(({ many, some, few, broken, late }): readonly Group[] => [
    inTime(85 + many),
    { ...inTime(8 + some), between: true, way: 'paper' },
    { agency: 'jobcenter', count: 8 + few, broken },
    { ...late, count: Math.floor(late.count / 20) },
  ]);
const histories = fc.oneof(fc.array(people, { maxLength: 6 }), nearlyAll);
const thresholds = fc.constantFrom(3, 4, 5, T, T, T);

/** What whoever looks at lengths and at counts, but not at both, would publish. */
const lookingAtEach: typeof publish = (before, table, threshold) =>
  publish(before, { ...table, outcomes: [] }, threshold);

describe('of people of whom few did something', () => {
  const told = (plan: FatesPlan, groups: readonly Group[], publishAs = publish, threshold = T) =>
    published(groups, plan, threshold, publishAs);
  const lengths = ([at]: readonly PublishedAt[]) => {
    const { p25, median, p90, beyondTarget } = at?.waits.cells[0] ?? {};
    return { p25, median, p90, beyondTarget };
  };
  const counted = (cells: PublishedTable['cells'] | undefined, value: string) =>
    cells?.find((cell) => cell.dimension !== 'agency' && cell.value === value)?.count;

  it('the ninth tenth and the mark of a tenth of about 120 are not told where about 20 are told to wait still', () => {
    const waiting = [inTime(99), { ...inTime(18), way: 'paper' }, { agency: 'jobcenter', count: 12 }];
    const each = told(atWays, waiting, lookingAtEach);
    expect(lengths(each)).toMatchObject({ p90: 20, beyondTarget: { from: 0, to: 10 } });
    expect(learned(each, T)).toContainEqual(expect.stringMatching(/^over after day/));
    const both = told(atWays, waiting);
    expect(counted(both[0]?.waits.cells, 'other')).toBe(20);
    expect(lengths(both)).toEqual({ p25: 20, median: 20, p90: null, beyondTarget: { from: 0, to: 50 } });
    expect(learned(both, T)).toEqual([]);
  });

  it('it is not told that about 20 lapsed where the ninth tenth is told already', () => {
    const lapsed = [
      inTime(99),
      { ...inTime(18), between: true },
      { agency: 'jobcenter', count: 12, broken: true },
    ];
    const each = told(atNext, lapsed, lookingAtEach);
    expect(counted(each[0]?.next?.cells, LAPSED)).toBe(20);
    expect(learned(each, T)).not.toEqual([]);
    const both = told(atNext, lapsed);
    expect(lengths(both)).toMatchObject({ p90: 20 });
    expect(counted(both[0]?.next?.cells, LAPSED)).toBeNull();
    expect(counted(both[0]?.next?.cells, STARTED)).toBe(100);
    expect(learned(both, T)).toEqual([]);
  });

  it('that a first quarter of one agency is not reached is not told where few wait at the others', () => {
    const few = [inTime(12), { agency: 'jobcenter', count: 42 }, inTime(2, 'abh')];
    const ofAgency = ([at]: readonly PublishedAt[]) =>
      at?.waits.cells.find(({ value }) => value === 'jobcenter');
    const each = told(atWays, few, lookingAtEach, 4);
    expect(ofAgency(each)).toMatchObject({ count: 56, p25: 'not-reached' });
    expect(learned(each, 4)).not.toEqual([]);
    const both = told(atWays, few, publish, 4);
    expect(ofAgency(both)).toMatchObject({ count: 56, p25: null });
    expect(learned(both, 4)).toEqual([]);
  });

  it('that the median of one agency is not reached is not told where it would say that few came there by the way that is hidden', () => {
    const ended = (agency: string, count: number, days: number): Group => ({ agency, count, days });
    const half = [
      ended('jobcenter', 51, 60),
      { agency: 'jobcenter', count: 55 },
      { ...ended('abh', 58, 80), between: true },
      ended('abh', 1, 80),
    ];
    const ofAgency = ([at]: readonly PublishedAt[]) =>
      at?.waits.cells.find(({ value }) => value === 'jobcenter');
    const each = told(atWays, half, lookingAtEach);
    expect(ofAgency(each)).toMatchObject({ count: 100, median: 'not-reached' });
    expect(learned(each, T)).toContainEqual(expect.stringContaining('paper'));
    const both = told(atWays, half);
    expect(ofAgency(both)).toMatchObject({ count: 100, median: null });
    expect(learned(both, T)).toEqual([]);
  });

  it('the ninth tenth is not told where two groups of about 40 make up the whole', () => {
    expect(
      lengths(told({ step: toCourse, by: [], observed: [LATE] }, [inTime(47), inTime(48, 'abh')])),
    ).toMatchObject({ p90: 20 });
    expect(lengths(told(atNext, [inTime(47), inTime(48, 'abh')]))).toMatchObject({ p25: 20, p90: null });
  });

  it.each<[string, FatesPlan, readonly Group[]]>([
    [
      'what ends a wait breaks it off too',
      { ...atPass, by: [] },
      [inTime(99), { ...inTime(18), between: true }],
    ],
    ['one of two vouchers lapsed', atVouchers, [inTime(82), { ...inTime(35), between: true }]],
  ])('that about 20 wait is not told beside the ninth tenth of about 120 where %s', (_what, plan, ended) => {
    const waiting = [...ended, { agency: 'jobcenter', count: 12 }];
    expect(learned(told(plan, waiting, lookingAtEach), T)).not.toEqual([]);
    const both = told(plan, waiting);
    expect(lengths(both)).toMatchObject({ p90: 20 });
    expect(counted(both[0]?.next?.cells, 'other')).toBeNull();
    expect(learned(both, T)).toEqual([]);
  });

  it('nor that about 20 lapsed, where who goes on by an edge that is left out stands with those who wait', () => {
    const plan = { ...atLeftOut, by: [] };
    const gone = [
      inTime(40),
      { ...inTime(77), between: true },
      { agency: 'jobcenter', count: 12, broken: true },
    ];
    expect(learned(told(plan, gone, lookingAtEach), T)).not.toEqual([]);
    const both = told(plan, gone);
    expect(lengths(both)).toMatchObject({ p90: 20 });
    expect(counted(both[0]?.next?.cells, LAPSED)).toBeNull();
    expect(learned(both, T)).toEqual([]);
  });
});

/** Somebody told that a group is small; any other fault is one of the proof. */
class Revealed extends Error {}

const tellsNobody = (plan: FatesPlan, publishAs?: typeof publish) =>
  fc.property(histories, thresholds, (history, threshold) => {
    const [found] = learned(published(history, plan, threshold, publishAs), threshold);
    if (found !== undefined) throw new Revealed(found);
  });

describe('lengths and the share of a group, read together with all counts of what became of people', () => {
  it.each(Object.entries(plans))(
    'tell of no group that it is under the threshold: %s',
    (what, plan) => {
      fc.assert(tellsNobody(plan), { numRuns: RUNS, endOnFailure: true, seed: SEED });
      if (isLong) process.stdout.write(`${RUNS} histories, seed ${SEED}: ${what}\n`);
    },
    PATIENCE_MS,
  );

  it.each(Object.entries(plans))(
    'would, if either were not looked at beside the other: %s',
    (_what, plan) => {
      const found = fc.check(tellsNobody(plan, lookingAtEach), { numRuns: WRONG_RUNS, endOnFailure: true });
      expect(found.errorInstance).toBeInstanceOf(Revealed);
    },
    PATIENCE_MS,
  );
});
