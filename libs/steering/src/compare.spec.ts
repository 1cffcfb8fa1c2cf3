import type { CountedTable, Dimension, Spell } from './index.ts';
import { changeFinding, changeSince, compare, countWaits, publish } from './index.ts';
import { seededRandom } from './seeded-random.ts';
import { caseOf, onDay, REGISTERED, STARTED, step } from './spec/network.ts';

const registration = step('Wartezeit', [REGISTERED], STARTED);

/** How far days lie from their median: where {@link generated} draws a standard normal number, the day grows by so many for each unit. */
const SPREAD_DAYS = 42;
const MEDIAN_DAYS = 120;
const CASES = 80;

/** Waits around their median with a long tail, watched for 450 days at most, so that about a tenth still wait. */
function generated(
  random: () => number,
  count: number,
  shift: number,
): readonly Pick<Spell, 'days' | 'censored'>[] {
  return Array.from({ length: count }, () => {
    const normal = Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());
    const days = Math.max(1, MEDIAN_DAYS + shift + SPREAD_DAYS * Math.sinh(normal));
    const watched = 150 + 300 * random();
    return days <= watched ? { days, censored: false } : { days: watched, censored: true };
  });
}

const rules = { minimum: 20, seed: 7 };

/**
 * By how much two medians of so many of these waits are off each other in the middle: 1 / (2 f √n) for each, where f is the density at
 * the median (the central limit theorem for a median).
 */
const STANDARD_ERROR = (Math.SQRT2 * SPREAD_DAYS * Math.sqrt(2 * Math.PI)) / 2 / Math.sqrt(CASES);
/** As wide as a 95 % interval of these waits is by that. */
const WIDTH = 2 * 1.96 * STANDARD_ERROR;
/** How many of a hundred comparisons an interval of 95 % may miss. */
const PROMISED = 0.05;

interface Found {
  readonly verdict: 'shorter' | 'longer' | 'no-change';
  readonly off: number;
  readonly isWithin: boolean;
  readonly width: number;
}

/** So many comparisons of a planted effect, each of its own seed. */
function planted(effect: number, runs: number): readonly Found[] {
  return Array.from({ length: runs }, (_, index) => {
    const seed = index + 1;
    const random = seededRandom(seed * 1000 + effect);
    const [before, after] = [generated(random, CASES, 0), generated(random, CASES, effect)];
    const found = compare(before, after, { ...rules, seed });
    if (found.verdict === 'too-few') throw new Error(`${CASES} cases are enough`);
    const { verdict, days, interval } = found;
    return {
      verdict,
      off: Math.abs(days - effect),
      isWithin: interval.from <= effect && effect <= interval.to,
      width: interval.to - interval.from,
    };
  });
}

const times = (found: readonly Found[], isMeant: (one: Found) => boolean) => found.filter(isMeant).length;
const mean = (numbers: readonly number[]) => numbers.reduce((sum, one) => sum + one, 0) / numbers.length;

describe('a planted change', () => {
  const RUNS = 20;
  const SEEDS = 200;
  // Of 20 that miss 1 on average, more than 4 would happen thrice in 1,000 such tests. The seeds are fixed.
  const ALLOWED_MISSES = 4;

  it.each([-60, -30, 30, 60])(
    'of %d days is stated with its size, in an interval no wider than need be',
    (effect) => {
      const found = planted(effect, RUNS);
      expect(times(found, ({ isWithin }) => !isWithin)).toBeLessThanOrEqual(ALLOWED_MISSES);
      expect(times(found, ({ verdict }) => verdict === (effect < 0 ? 'longer' : 'shorter'))).toBe(0);
      // Of 60 days, more than seven standard errors, it is never said that none can be shown; of 30 seldom.
      expect(times(found, ({ verdict }) => verdict === 'no-change')).toBeLessThanOrEqual(
        Math.abs(effect) === 60 ? 0 : 2,
      );
      expect(Math.max(...found.map(({ off }) => off))).toBeLessThan(4 * STANDARD_ERROR);
      expect(Math.sqrt(mean(found.map(({ off }) => off ** 2)))).toBeLessThan(1.5 * STANDARD_ERROR);
      expect(Math.max(...found.map(({ width }) => width))).toBeLessThan(2 * WIDTH);
      expect(Math.abs(mean(found.map(({ width }) => width)) / WIDTH - 1)).toBeLessThan(0.25);
    },
  );

  it(`of nothing is no change: of ${SEEDS} seeds no more say otherwise than the interval promises`, () => {
    const found = planted(0, SEEDS);
    const alarms = times(found, ({ verdict }) => verdict !== 'no-change');
    process.stdout.write(`steering: ${alarms} false alarms in ${SEEDS} comparisons of nothing\n`);
    expect(alarms).toBe(times(found, ({ isWithin }) => !isWithin));
    expect(alarms / SEEDS).toBeLessThanOrEqual(PROMISED);
    expect(Math.abs(mean(found.map(({ width }) => width)) / WIDTH - 1)).toBeLessThan(0.25);
  });

  it('of few cases is too few, however large', () => {
    const random = seededRandom(3);
    expect(compare(generated(random, 19, 0), generated(random, 150, -60), rules)).toEqual({
      verdict: 'too-few',
    });
    expect(compare(generated(random, 150, 0), generated(random, 19, -60), rules)).toEqual({
      verdict: 'too-few',
    });
  });

  it('among those of whom most still wait is too few', () => {
    const open = Array.from({ length: 100 }, (_, index) => ({ days: index, censored: index % 10 !== 0 }));
    expect(compare(open, open, rules)).toEqual({ verdict: 'too-few' });
  });

  it('is worked out twice the same', () => {
    const [before, after] = [generated(seededRandom(1), 40, 0), generated(seededRandom(2), 40, -30)];
    expect(compare(before, after, rules)).toEqual(compare(before, after, rules));
  });
});

describe('before and after an agreement', () => {
  const none: readonly Dimension[] = [];
  const table = (
    quarter: string,
    counted: readonly (readonly [begin: number, days: number])[],
  ): CountedTable =>
    countWaits(
      counted.map(([begin, days]) => caseOf([REGISTERED, begin], [STARTED, begin + days])),
      registration,
      quarter,
      onDay(500),
      none,
    );
  const many = (begin: number, days: number, count: number) =>
    Array.from({ length: count }, (_, index) => [begin + (index % 10), days + (index % 7)] as const);
  const shown = (counted: CountedTable) => ({ counted, published: publish([], counted) });
  const question = {
    since: '2026-03-31T22:00:00.000Z',
    dimension: 'all',
    value: 'all',
    minimum: 20,
    seed: 1,
  };

  it('a change of published quarters is stated', () => {
    const quarters = [shown(table('2026-Q1', many(0, 60, 40))), shown(table('2026-Q2', many(100, 20, 40)))];
    const found = changeSince(quarters, question);
    expect(found).toMatchObject({ verdict: 'shorter', days: -40 });
    expect(changeFinding(registration, '2026-04-01', found).de).toMatch(
      /^Seit dem 1\.4\.2026: Wartezeit – im Median 40 Tage kürzer \(95-%-Intervall: \d+ bis \d+ Tage\)\.$/,
    );
  });

  it('as long as a table may say weeks only, so does the comparison of its groups', () => {
    // The whole of a side of 20 to 29 is published as 20: it may be as few as 10.
    const quarters = [shown(table('2026-Q1', many(0, 60, 29))), shown(table('2026-Q2', many(100, 23, 40)))];
    expect(quarters[0]?.published.cells[0]).toMatchObject({ count: 20, median: 63 });
    const found = changeSince(quarters, question);
    if (found.verdict !== 'shorter') throw new Error(found.verdict);
    expect([found.days, found.interval.from, found.interval.to].map((days) => Math.abs(days % 7))).toEqual([
      0, 0, 0,
    ]);
    expect(found.days).toBe(-35);
    const large = [shown(table('2026-Q1', many(0, 60, 40))), shown(table('2026-Q2', many(100, 23, 40)))];
    expect(changeSince(large, question)).toMatchObject({ days: -37 });
    const together = [
      shown(table('2025-Q4', many(-60, 60, 29))),
      shown(table('2026-Q1', many(0, 60, 29))),
      shown(table('2026-Q2', many(100, 23, 40))),
    ];
    // Twice a count that may be 10 may be 20: still weeks.
    expect(changeSince(together, question)).toMatchObject({ days: -35 });
  });

  it('of less than a week, where weeks are told, is called so', () => {
    const small = { verdict: 'longer', days: 0, interval: { from: 0, to: 7 } } as const;
    expect(changeFinding(registration, '2026-04-01', small)).toEqual({
      de: 'Seit dem 1.4.2026: Wartezeit – im Median weniger als eine Woche länger (95-%-Intervall: 0 bis 7 Tage).',
      en: 'Since 2026-04-01: Wartezeit – median less than a week longer (95% interval: 0 to 7 days).',
    });
  });

  it('a quarter that is not published takes no part, so its size is not told', () => {
    const quarters = [shown(table('2026-Q1', many(0, 60, 9))), shown(table('2026-Q2', many(100, 20, 40)))];
    const found = changeSince(quarters, question);
    expect(found).toEqual({ verdict: 'too-few' });
    expect(changeFinding(registration, '2026-04-01', found)).toEqual({
      de: 'Seit dem 1.4.2026: Wartezeit – zu wenige Fälle für eine Aussage.',
      en: 'Since 2026-04-01: Wartezeit – too few cases to tell.',
    });
  });

  it('a quarter in which the agreement came into force counts on no side', () => {
    const quarters = [shown(table('2026-Q1', many(0, 60, 40))), shown(table('2026-Q2', many(100, 20, 40)))];
    expect(changeSince(quarters, { ...question, since: '2026-05-01T00:00:00.000Z' })).toEqual({
      verdict: 'too-few',
    });
  });

  it('a wait from before is watched until the agreement only', () => {
    // Nobody who began before had started by then: their median is not known, though all started soon after.
    const quarters = [shown(table('2026-Q1', many(80, 60, 40))), shown(table('2026-Q2', many(100, 20, 40)))];
    expect(changeSince(quarters, question)).toEqual({ verdict: 'too-few' });
  });

  it('no change is not called none: the interval says what may be unseen', () => {
    const comparison = { verdict: 'no-change', days: 1, interval: { from: -12.2, to: 15 } } as const;
    expect(changeFinding(registration, '2026-04-01', comparison)).toEqual({
      de: 'Seit dem 1.4.2026: Wartezeit – keine Änderung nachweisbar (95-%-Intervall der Mediane: −12 bis +15 Tage).',
      en: 'Since 2026-04-01: Wartezeit – no change can be shown (95% interval of the medians: −12 to +15 days).',
    });
  });
});
