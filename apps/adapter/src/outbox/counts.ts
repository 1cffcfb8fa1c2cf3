import type { Journal } from '../journal/journal.ts';

/** How many messages of one kind there are in each state: offered = recorded + refused + held + in flight. */
export interface Tally {
  readonly offered: number;
  readonly recorded: number;
  readonly refused: Readonly<Record<string, number>>;
  readonly held: Readonly<Record<string, number>>;
  /** Ready or sent, and without a receipt. */
  readonly inFlight: number;
}

/** Totals of the record (not of the run) over events; commands are counted apart. `offered` includes `refusedHere`. */
export interface Counts extends Tally {
  /** Events and rows that never entered the outbox, by the first reason. */
  readonly refusedHere: Readonly<Record<string, number>>;
  readonly commands: Tally;
  readonly lastReceiptAt?: string;
}

/** Counts the outbox and the problems. */
export function readCounts(journal: Journal): Counts {
  const rows = journal.all(
    'SELECT kind, state, code, sum(n) AS n FROM outbox_counts GROUP BY 1, 2, 3 HAVING sum(n) > 0',
  ) as unknown as readonly Group[];
  const events = tally(rows.filter(({ kind }) => kind === 'event'));
  const refusedHere = byCode(
    journal.all(
      'SELECT code, count(*) AS n FROM problems WHERE first = 1 GROUP BY code',
    ) as unknown as readonly Group[],
  );
  const last = journal.one('SELECT max(settled_at) AS at FROM outbox WHERE settled_at IS NOT NULL')?.['at'];
  return {
    ...events,
    offered: events.offered + sum(Object.values(refusedHere)),
    refusedHere,
    commands: tally(rows.filter(({ kind }) => kind === 'command')),
    ...(typeof last === 'string' && { lastReceiptAt: last }),
  };
}

interface Group {
  readonly kind: string;
  readonly state: string;
  readonly code: string;
  readonly n: number;
}

function tally(rows: readonly Group[]): Tally {
  const inState = (state: string): readonly Group[] => rows.filter((row) => row.state === state);
  const size = (state: string): number => sum(inState(state).map(({ n }) => n));
  return {
    offered: sum(rows.map(({ n }) => n)),
    recorded: size('recorded'),
    refused: byCode(inState('refused')),
    held: byCode(inState('held')),
    inFlight: size('ready') + size('sent'),
  };
}

function byCode(rows: readonly Group[]): Readonly<Record<string, number>> {
  return Object.fromEntries(rows.map(({ code, n }) => [code, n]));
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, n) => total + n, 0);
}
