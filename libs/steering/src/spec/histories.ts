import fc from 'fast-check';
import type { CaseFacts, CountedTable, Dimension, PublishedTable, StepFact, WaitStep } from '../index.ts';
import { countNext, countWaits } from '../index.ts';
import type { NamedType } from '../step-graph.ts';
import { edgesBeside } from '../step-graph.ts';
import type { Publication } from './attacker.ts';
import { dimensions, DUTY, LAPSED, onDay, REGISTERED, STARTED, step, VOUCHER, ways } from './network.ts';

export const QUARTER = '2026-Q1';
const QUARTER_BEFORE = '2025-Q4';
const OBSERVED = onDay(400);

export const fromVoucher = step('from-voucher', [VOUCHER], STARTED);
export const fromEither = step('from-either', [VOUCHER, DUTY], STARTED, [LAPSED]);
const fromDuty = step('from-duty', [DUTY], STARTED);
export const fromOnline: WaitStep = {
  ...step('from-online', [VOUCHER], STARTED),
  from: { ...fromVoucher.from, countsIf: { type: VOUCHER, field: 'issueMode', codes: ['online'] } },
};

/** Who had the duty in the quarter before the voucher: waits since then for whatever either of them begins. */
export const BOTH = 'duty, then voucher';

/** What came after the beginning: the course, the registration before it, the end of the voucher, or nothing yet. */
export type After = 'started' | 'registered' | 'lapsed' | 'waits';

/** People who have everything in common but the days. */
export interface Group {
  readonly kind: string;
  readonly legalSphere: string;
  readonly agency: string;
  readonly count: number;
  readonly issueMode?: string;
  readonly after?: After;
}

/** So many people who began with such an event at an agency. */
export function group(kind: string, legalSphere: string, agency: string, count: number): Group {
  return { kind, legalSphere, agency, count };
}

export function casesOf(groups: readonly Group[]): readonly CaseFacts[] {
  return groups.flatMap((one) => Array.from({ length: one.count }, (_, index) => caseOf(one, index)));
}

function caseOf(
  { kind, legalSphere, agency, issueMode = 'online', after = 'started' }: Group,
  index: number,
): CaseFacts {
  const day = index % 80;
  const at = (type: string, on: number): StepFact => ({ type, happenedAt: onDay(on), agency, legalSphere });
  const begins = { ...at(kind === BOTH ? VOUCHER : kind, day), codes: { issueMode } };
  const course = at(STARTED, day + 30 + index);
  const next = {
    started: [course],
    registered: [at(REGISTERED, day + 9), course],
    lapsed: [at(LAPSED, day + 90)],
    waits: [],
  };
  return [...(kind === BOTH ? [at(DUTY, -1 - day)] : []), begins, ...next[after]];
}

/** One table of a plan: how it is counted, and whether only before or only after the agreement was amended, from the second time on. */
export interface Planned {
  readonly count: (cases: readonly CaseFacts[]) => CountedTable;
  readonly only?: 'before' | 'after';
}

/** What is published at each time. */
export type Plan = readonly Planned[];

function waitsFor(one: WaitStep, by: readonly Dimension[] = dimensions, quarter: string = QUARTER): Planned {
  return { count: (cases) => countWaits(cases, one, quarter, OBSERVED, by) };
}

const named = (types: readonly string[]): readonly NamedType[] =>
  types.map((type) => ({ type, titles: { de: type, en: type } }));

function nextAfter(
  from: string,
  types: readonly NamedType[] = named([REGISTERED, STARTED, LAPSED]),
  quarter: string = QUARTER,
): Planned {
  const steps = [fromVoucher, fromEither, fromDuty, byWayAtEnd.step];
  return { count: (cases) => countNext(cases, from, quarter, OBSERVED, types, steps) };
}

const waysAtEnd: Dimension = { ...ways, id: 'issueModeAtEnd' };
const byWayAtEnd = {
  step: step('to-voucher', [DUTY], VOUCHER),
  dimensions: [...dimensions, waysAtEnd],
};
const everyEdge = named([VOUCHER, REGISTERED, STARTED, LAPSED]);

/** A step that is counted by the voucher that ends it, with these edges out of its beginning. */
const besideWays = (types: readonly NamedType[]): Plan => [
  waitsFor(byWayAtEnd.step, byWayAtEnd.dimensions, QUARTER_BEFORE),
  nextAfter(DUTY, types, QUARTER_BEFORE),
];

/** What nobody may publish: whoever goes from the duty to a voucher at once has one that was issued somehow. */
export const EDGES_INTO_WAYS: Plan = besideWays(everyEdge);

const fewerAgencies = dimensions.map((one) =>
  one.id === 'agency' ? { ...one, values: one.values.filter(({ id }) => id !== 'benefits') } : one,
);

/** The plan of a step counted as usual, from which others differ in one idea. */
export const PLAIN: Plan = [waitsFor(fromVoucher), waitsFor(fromEither)];

export const plans: Readonly<Record<string, Plan>> = {
  'two steps that begin with the same event': PLAIN,
  'a step that is also counted by the way of issue': [
    waitsFor(fromVoucher, [...dimensions, ways]),
    waitsFor(fromEither),
  ],
  'a step that begins with some of the events of another one': [waitsFor(fromVoucher), waitsFor(fromOnline)],
  'a step that the agreement puts before the others later': [
    { ...waitsFor(fromEither), only: 'after' },
    waitsFor(fromVoucher),
  ],
  'what came next, beside the waits that begin with it': [
    waitsFor(fromVoucher),
    waitsFor(fromEither),
    nextAfter(VOUCHER),
    nextAfter(DUTY),
  ],
  'three steps of one publication': [waitsFor(fromVoucher), waitsFor(fromEither), waitsFor(fromDuty)],
  'two quarters with the same people': [
    waitsFor(fromEither, dimensions, QUARTER_BEFORE),
    waitsFor(fromVoucher),
    waitsFor(fromEither),
  ],
  'a step that is also counted by the way of issue of the voucher that ends it': [
    waitsFor(byWayAtEnd.step, byWayAtEnd.dimensions, QUARTER_BEFORE),
    waitsFor(fromEither, dimensions, QUARTER_BEFORE),
  ],
  'what came next, beside a step that is counted by the way of issue of the voucher that ends it': besideWays(
    edgesBeside(DUTY, everyEdge, [byWayAtEnd]),
  ),
  'an agency that the agreement names later': [
    { ...waitsFor(fromVoucher, fewerAgencies), only: 'before' },
    { ...waitsFor(fromVoucher), only: 'after' },
  ],
};

const places = [
  ['sgb-2', 'jobcenter'],
  ['sgb-2', 'benefits'],
  ['asylblg', 'abh'],
  ['sgb-2', 'vhs'],
  ['asylblg', 'jobcenter'],
] as const;

/** Groups around the threshold, as there nearly everything gives something away. */
const groups = (largest: number) =>
  fc.array(
    fc
      .record({
        kind: fc.constantFrom(VOUCHER, VOUCHER, DUTY, DUTY, BOTH),
        place: fc.constantFrom(...places),
        count: fc.nat(largest),
        issueMode: fc.constantFrom('online', 'online', 'paper', 'by-fax'),
        after: fc.constantFrom<After[]>('started', 'started', 'registered', 'lapsed', 'waits'),
      })
      .map(({ place: [legalSphere, agency], ...one }): Group => ({ ...one, legalSphere, agency })),
    { maxLength: 7 },
  );

/** What lies between two publications: people come, people go, or their cases are corrected and stand elsewhere from then on. */
interface Change {
  readonly groups: readonly Group[];
  readonly what: 'come' | 'go' | 'corrected';
}

export interface History {
  readonly start: readonly Group[];
  readonly changes: readonly Change[];
}

/** What is published in a row, with what changes between one time and the next. */
export const histories: fc.Arbitrary<History> = fc.record({
  start: groups(45),
  changes: fc.array(
    fc.record({
      groups: groups(25),
      what: fc.constantFrom('come' as const, 'go' as const, 'corrected' as const),
    }),
    { maxLength: 2 },
  ),
});

/** Makes of a counted table one that is given out, beside all that were given out before. */
export type PublishAs = (publications: readonly Publication[], table: CountedTable) => PublishedTable;

/** Every table of the plan at each time. */
export function publications(
  { start, changes }: History,
  plan: Plan,
  publishAs: PublishAs,
): readonly Publication[] {
  const published: PublishedTable[][] = [];
  let present = start;
  for (const change of [undefined, ...changes]) {
    if (change !== undefined) present = afterwards(present, change);
    const cases = casesOf(present);
    const together: PublishedTable[] = [];
    published.push(together);
    const now = change === undefined ? 'before' : 'after';
    for (const { count, only = now } of plan)
      if (only === now) together.push(publishAs(published, count(cases)));
  }
  return published;
}

function afterwards(present: readonly Group[], { groups: changed, what }: Change): readonly Group[] {
  if (what === 'come') return [...present, ...changed];
  const gone = present.map(({ count }, index) => Math.min(count, changed[index]?.count ?? 0));
  const left = present.map((one, index) => ({ ...one, count: one.count - (gone[index] ?? 0) }));
  const elsewhere = changed.map((one, index) => ({ ...one, count: gone[index] ?? 0 }));
  return what === 'go' ? left : [...left, ...elsewhere];
}
