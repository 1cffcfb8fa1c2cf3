import type { PublishedCell, PublishedTable } from '../index.ts';
import { LAPSED, REGISTERED, STARTED } from './network.ts';

/** What came out at one time of the waits of a step that began in one quarter, and how long everybody was watched. */
export interface PublishedAt {
  readonly waits: PublishedTable;
  /** What came next after the same beginnings, and where that leads. */
  readonly next?: PublishedTable;
  readonly edges?: Edges;
  /** Days from the end of the quarter, which everybody was watched for at least, and from its begin, for at most. */
  readonly watched: number;
  readonly since: number;
}

/** What comes next: the end, something else before it or before nothing, what breaks the wait off, or nothing. */
type Next = 'end' | 'between' | 'broken' | 'nothing';

/** In which cell each stands; several may stand in one. */
export type Edges = Readonly<Record<Next, string>>;

export const EDGES: Edges = { end: STARTED, between: REGISTERED, broken: LAPSED, nothing: 'other' };

/** People who have everything in common that any statement tells apart. */
export interface Person {
  readonly agency: string;
  /** How the voucher was issued that ended the wait. */
  readonly way?: string;
  /** What came right after the beginning. */
  readonly next: Next;
  /** Where that is counted. */
  readonly edge: string;
  /** More than how many days the wait lasted, and how many at most; absent where it never came to its end. */
  readonly end?: { readonly from: number; readonly to: number };
  /** By which publication the wait was over; infinite where it never was. */
  readonly over: number;
}

/** Everybody whom somebody may think of who tells waits apart at these days, and at those for which people were watched. */
export function peopleIn(publications: readonly PublishedAt[], points: readonly number[]): readonly Person[] {
  const last = publications.length - 1;
  const calendar = publications.slice(0, last).flatMap(({ watched, since }) => [watched, since]);
  const days = [...new Set([0, ...points, ...calendar])].filter((day) => day >= 0).toSorted((a, b) => a - b);
  const spans = days.map((from, index) => ({ from, to: days[index + 1] ?? Infinity }));
  const agencies = valuesOf(publications, 'agency');
  const ways = valuesOf(publications, 'issueModeAtEnd').filter((one) => one !== 'other');
  const edges = publications.flatMap((one) => one.edges ?? [])[0] ?? EDGES;
  const hasNext = publications.some(({ next }) => next !== undefined);
  const ended = (ways.length === 0 ? [undefined] : ways).flatMap((way) =>
    (hasNext ? (['end', 'between'] as const) : (['end'] as const)).flatMap((next) =>
      spans.flatMap((end) =>
        publications.flatMap((_, over) =>
          isOver(publications, end, over) ? [{ next, end, over, ...(way !== undefined && { way }) }] : [],
        ),
      ),
    ),
  );
  const never = (['broken', 'nothing', 'between'] as const).map((next) => ({ next, over: Infinity }));
  const fates = [...ended, ...never.filter(({ next }) => hasNext || next !== 'between')];
  return (agencies.length === 0 ? ['other'] : agencies).flatMap((agency) =>
    fates.map((fate) => ({ ...fate, agency, edge: edges[fate.next] })),
  );
}

/** Whether a wait that lasted so long can have ended by this publication and not by the one before. */
function isOver(
  publications: readonly PublishedAt[],
  { from, to }: NonNullable<Person['end']>,
  time: number,
): boolean {
  const [before, now] = [publications[time - 1], publications[time]];
  return from < (now?.since ?? 0) && (before === undefined || to > before.watched);
}

/** Whether a cell of a table of a publication counts these people. */
export function isCounted(
  { agency, way, edge, over }: Person,
  { dimension, value }: Pick<PublishedCell, 'dimension' | 'value'>,
  time: number,
): boolean {
  if (dimension === 'agency') return agency === value;
  if (dimension === 'issueModeAtEnd') return (over <= time && way !== undefined ? way : 'other') === value;
  if (dimension === 'next') return edge === value;
  return true;
}

function valuesOf(publications: readonly PublishedAt[], dimension: string): readonly string[] {
  const cells = publications.flatMap(({ waits }) => waits.cells);
  return [...new Set(cells.flatMap((cell) => (cell.dimension === dimension ? [cell.value] : [])))];
}
