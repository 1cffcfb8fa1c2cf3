import type { CaseFacts, PublishedTable, WaitStep } from './index.ts';
import {
  countNext,
  countWaits,
  lostFindings,
  publish,
  quarterOf,
  stepGraph,
  tablesCsv,
  tableSvg,
  timeLost,
} from './index.ts';
import {
  caseOf,
  dimensions,
  LAPSED,
  onDay,
  REGISTERED,
  STARTED,
  step,
  VOUCHER,
  ways,
} from './spec/network.ts';

const toRegistration = { ...step('to-registration', [VOUCHER], REGISTERED), targetDays: 56 };
const toCourse = step('to-course', [REGISTERED], STARTED);
const many = (count: number, one: (index: number) => CaseFacts): readonly CaseFacts[] =>
  Array.from({ length: count }, (_, index) => one(index));
const cases = [
  ...many(40, () => caseOf([VOUCHER, 0], [REGISTERED, 61], [STARTED, 81])),
  ...many(9, () => caseOf([VOUCHER, 0], [LAPSED, 300])),
];
const observed = onDay(400);
const table = (one: WaitStep, of: readonly CaseFacts[]): PublishedTable =>
  publish([], countWaits(of, one, '2026-Q1', observed, [...dimensions, ways]));

describe('quarters', () => {
  it.each([
    ['2026-03-31T21:59:59.999Z', '2026-Q1'],
    ['2026-03-31T22:00:00.000Z', '2026-Q2'],
    ['2025-12-31T22:59:59.999Z', '2025-Q4'],
    ['2025-12-31T23:00:00.000Z', '2026-Q1'],
    ['2024-02-29T12:00:00.000Z', '2024-Q1'],
  ])('begin at midnight in Germany: %s is in %s', (instant, quarter) => {
    expect(quarterOf(instant)).toBe(quarter);
  });
});

describe('findings', () => {
  const sentences = (...asked: Parameters<typeof timeLost>) => lostFindings(timeLost(...asked));

  it('name where most time is lost, and the target that is missed', () => {
    const tables = [table(toRegistration, cases), table({ ...toCourse, targetDays: 42 }, cases)];
    expect(sentences(tables, [toRegistration, toCourse])).toEqual([
      {
        de: 'Wer im 1. Quartal 2026 zu warten begann: Am meisten Zeit geht zwischen Anmeldung und Kursbeginn verloren, Median 61 Tage (Ziel: 56 Tage).',
        en: 'Who began to wait in the 1st quarter of 2026: most time is lost between registration and start of the course, median 61 days (target: 56 days).',
      },
    ]);
  });

  it('name no step that is longer only because it holds others', () => {
    const whole = { ...step('access', [VOUCHER], STARTED), titles: { de: 'Zugang', en: 'access' } };
    const among = (...steps: readonly WaitStep[]) =>
      timeLost(
        steps.map((one) => table(one, cases)),
        steps,
      )[0]?.sentence.en;
    expect(among(whole, toRegistration, toCourse)).toContain('median 61 days');
    expect(among(whole, toRegistration)).toContain('median 81 days');
  });

  it('say of a step for which most still wait that its median is not reached', () => {
    const waiting = many(30, () => caseOf([VOUCHER, 0]));
    expect(sentences([table(toRegistration, waiting)], [toRegistration])).toEqual([
      {
        de: 'Wer im 1. Quartal 2026 zu warten begann: Zwischen Anmeldung und Kursbeginn wartet mehr als die Hälfte noch, der Median ist nicht erreicht.',
        en: 'Who began to wait in the 1st quarter of 2026: between registration and start of the course more than half still wait, the median is not reached.',
      },
    ]);
  });

  it('name the step and the quarter that each is about', () => {
    const tables = [table(toRegistration, cases), table(toCourse, cases)];
    expect(timeLost(tables, [toRegistration, toCourse])).toEqual([
      { step: 'to-registration', quarter: '2026-Q1', sentence: expect.anything() },
    ]);
  });

  it('are none of few cases: the board says that they are too few', () => {
    const told = timeLost([table(toRegistration, cases.slice(0, 9))], [toRegistration]);
    expect(told).toEqual([]);
    expect(lostFindings(told)).toEqual([
      { de: 'Zu wenige Fälle für eine Aussage.', en: 'Too few cases to tell.' },
    ]);
  });
});

describe('the graph of steps', () => {
  const types = [REGISTERED, STARTED, LAPSED].map((type) => ({ type, titles: { de: type, en: type } }));

  it('has the edges at or above the threshold, rounded, with the days they took', () => {
    const published = publish([], countNext(cases, VOUCHER, '2026-Q1', observed, types));
    expect(stepGraph([published])).toEqual([
      { from: VOUCHER, to: REGISTERED, quarter: '2026-Q1', count: 40, median: 61 },
    ]);
  });

  it('does not count what has not come yet as a step', () => {
    const published = publish([], countNext(cases, VOUCHER, '2026-Q1', onDay(30), types));
    expect(stepGraph([published])).toEqual([]);
  });
});

describe('a table to take away', () => {
  const published = table(toRegistration, cases);
  const titled = { ...toRegistration, titles: { de: 'Bis zur Anmeldung', en: 'To the registration' } };

  it('as CSV has a dot where a cell is suppressed', () => {
    const lines = tablesCsv([published], [titled], 'de').split('\r\n');
    expect(lines.slice(0, 3)).toEqual([
      'Schritt;Quartal;beobachtet bis;Merkmal;Ausprägung;Personen (gerundet);P25 (Tage);Median (Tage);P90 (Tage);länger als das Ziel (Anteil)',
      'Bis zur Anmeldung;2026-Q1;2027-02-05;alle;alle;40;61;61;·;75–100 %',
      'Bis zur Anmeldung;2026-Q1;2027-02-05;Rechtskreis;sgb-2;40;61;61;·;',
    ]);
    expect(lines).toContain('Bis zur Anmeldung;2026-Q1;2027-02-05;Rechtskreis;asylblg;·;·;·;·;');
    expect(lines).toContain('Bis zur Anmeldung;2026-Q1;2027-02-05;Rechtskreis;übrige;·;·;·;·;');
  });

  it('of a closing that told no share yet stays as it was, with an empty field', () => {
    const { beyondTarget: _, ...whole } = published.cells[0] ?? {};
    const before = { ...published, cells: [whole] } as PublishedTable;
    expect(tablesCsv([before], [titled], 'de').split('\r\n')[1]).toMatch(/;alle;alle;40;61;61;·;$/);
    expect(tableSvg(before, titled.titles, 'de')).toContain('P90 ·, n ≈ 40. ·');
  });

  it('as CSV has no formula in it', () => {
    expect(tablesCsv([{ ...published, step: '=1+1' }], [], 'en')).toContain("\r\n'=1+1;");
    expect(tablesCsv([{ ...published, step: 'a;"b"' }], [], 'en')).toContain('"a;""b"""');
  });

  it('as a picture is called by its finding and tells the whole table in words', () => {
    const svg = tableSvg(published, { de: 'A < B & C', en: '' }, 'de');
    expect(svg).toContain('<title>A &lt; B &amp; C</title>');
    expect(svg).toContain('Rechtskreis: sgb-2: Median 61, P25 61, P90 ·, n ≈ 40');
    expect(svg).toContain('n ≈ 40, länger als das Ziel 75–100 %');
    expect(svg).toContain('Rechtskreis: asylblg: Median ·');
    expect(svg.match(/<rect /g)).toHaveLength(published.cells.filter(({ median }) => median !== null).length);
    expect(svg).not.toMatch(/style=|<script|<style/);
  });
});
