import type { CaseFacts, CountedTable, Dimension, PublishedTable, StepFact, WaitStep } from '../index.ts';
import { countNext, countWaits, publish } from '../index.ts';
import { edgesBeside } from '../step-graph.ts';
import { QUARTER } from './histories.ts';
import { dimensions, DUTY, LAPSED, onDay, STARTED, step, VOUCHER, ways } from './network.ts';
import type { Edges, PublishedAt } from './people-with-fates.ts';
import { EDGES } from './people-with-fates.ts';

export const TARGET = 56;
/** Of the year: the quarter begins before the first one, and is over on the 90th. */
export const [EARLY, LATE, LATER] = [156, 400, 500];
const [BEGIN, END] = [0, 90];

/** People of one agency to whom the same happened; `days` is of the end, absent where the wait never came there. */
export interface Group {
  readonly agency: string;
  readonly count: number;
  readonly days?: number;
  /** How far the days lie apart. */
  readonly spread?: number;
  readonly broken?: boolean;
  readonly between?: boolean;
  readonly way?: string;
}

/** What is published, and how. */
export interface FatesPlan {
  readonly step: WaitStep;
  readonly by: readonly Dimension[];
  readonly observed: readonly number[];
  /** Where people go next, where that is told: with the publication before the last, or the only one. */
  readonly edges?: Edges;
  /** Another step that begins with the same events, counted by the way of issue of the voucher that ends it. */
  readonly beside?: WaitStep;
}

const byAgency = dimensions
  .filter(({ id }) => id === 'agency')
  .map(({ id, titles, values }) => ({ id, titles, values: values.slice(0, 1) }));
const waysAtEnd: Dimension = { ...ways, id: 'issueModeAtEnd' };
const target = { targetDays: TARGET };
const toVoucher = { ...step('to-voucher', [DUTY], VOUCHER, [LAPSED]), ...target };
export const toCourse = { ...step('to-course', [VOUCHER], STARTED, [LAPSED]), ...target };
/** Whoever does not pass has started as well, and waits no longer. */
const toPass: WaitStep = {
  ...step('to-pass', [VOUCHER], STARTED, [STARTED]),
  to: { ...toCourse.to, countsIf: { type: STARTED, field: 'outcome', codes: ['passed'] } },
  ...target,
};
/** Of two vouchers one may lapse, and the wait goes on with the other. */
const withVoucher: WaitStep = {
  ...step('with-voucher', [DUTY], STARTED),
  restsOn: { begunBy: [VOUCHER], endedBy: [{ types: [LAPSED], closes: 'earliest' }] },
  ...target,
};
const afterDuty: WaitStep = { ...step('after-duty', [DUTY], STARTED, [LAPSED]), ...target };

export const atWays: FatesPlan = { step: toVoucher, by: [...byAgency, waysAtEnd], observed: [LATE] };
export const atNext: FatesPlan = { step: toCourse, by: byAgency, observed: [LATE], edges: EDGES };
export const atPass: FatesPlan = { ...atNext, step: toPass, edges: { ...EDGES, broken: STARTED } };
export const atVouchers: FatesPlan = { ...atNext, step: withVoucher, edges: { ...EDGES, between: LAPSED } };
export const atLeftOut: FatesPlan = {
  ...atNext,
  step: afterDuty,
  edges: { ...EDGES, between: VOUCHER },
  beside: step('to-voucher', [DUTY], VOUCHER),
};

export const plans: Readonly<Record<string, FatesPlan>> = {
  'the ways of issue at the end': atWays,
  'the ways of issue at the end, in two publications': {
    ...atWays,
    by: [waysAtEnd],
    observed: [EARLY, LATE],
  },
  'what came next': atNext,
  'what came next, lengths before and after': { ...atNext, by: [], observed: [EARLY, LATE, LATER] },
  'what came next, where one type ends a wait or breaks it off': atPass,
  'what came next, where one of two vouchers may lapse': atVouchers,
  'what came next, without the edges into an end that is counted': atLeftOut,
};

/** What happened to everybody. */
function casesOf(
  groups: readonly Group[],
  { step: { from, to, restsOn }, edges = EDGES }: FatesPlan,
): readonly CaseFacts[] {
  return groups.flatMap(({ agency, count, days, spread = 1, broken, between, way = 'online' }) =>
    Array.from({ length: count }, (_, index) => {
      const at = (types: readonly string[], day: number, outcome = 'passed'): readonly StepFact[] =>
        types.map((type) => ({
          type,
          happenedAt: onDay(day),
          agency,
          legalSphere: 'sgb-2',
          codes: { issueMode: way, outcome },
        }));
      const vouchers = restsOn === undefined ? 0 : between ? 2 : 1;
      return [
        ...Array.from({ length: vouchers }, (__, before) => at([VOUCHER], before - 2)).flat(),
        ...at(from.types, 0),
        ...(between ? at([edges.between], 1) : []),
        ...(days === undefined ? [] : at(to.types, days + ((index * 37) % spread))),
        ...(broken && days === undefined && !between ? at([edges.broken], 350, 'failed') : []),
      ];
    }),
  );
}

/** What is published in a row, each beside all before. */
export function published(
  groups: readonly Group[],
  plan: FatesPlan,
  threshold: number,
  publishAs: typeof publish = publish,
): readonly PublishedAt[] {
  const { step: one, by, observed, edges, beside } = plan;
  const cases = casesOf(groups, plan);
  const tables: PublishedTable[][] = [];
  return observed.map((day) => {
    const own: PublishedTable[] = [];
    tables.push(own);
    const give = (counted: CountedTable): PublishedTable => {
      const table = publishAs(tables, counted, threshold);
      own.push(table);
      return table;
    };
    if (beside !== undefined) give(countWaits(cases, beside, QUARTER, onDay(day), [waysAtEnd]));
    const waits = give(countWaits(cases, one, QUARTER, onDay(day), by));
    const told = { waits, watched: day - END, since: day - BEGIN };
    if (edges === undefined || day !== LATE) return told;
    // Each is led to by somebody: of an edge that nobody may take, the reader would know that nobody does.
    const led = new Set([edges.end, edges.between, edges.broken]);
    const all = [...led].map((type) => ({ type, titles: { de: type, en: type } }));
    const counted = beside === undefined ? [] : [{ step: beside, dimensions: [waysAtEnd] }];
    const [from = ''] = one.from.types;
    const types = edgesBeside(from, all, counted);
    const next = give(countNext(cases, from, QUARTER, onDay(day), types, [one]));
    return {
      ...told,
      next,
      edges: shownEdges(
        edges,
        types.map(({ type }) => type),
      ),
    };
  });
}

/** As the table names them: what is left out stands with those of whom nothing came next. */
function shownEdges({ end, between, broken, nothing }: Edges, types: readonly string[]): Edges {
  const shown = (type: string): string => (types.includes(type) ? type : nothing);
  return { end: shown(end), between: shown(between), broken: shown(broken), nothing };
}
