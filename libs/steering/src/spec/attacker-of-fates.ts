import type { PublishedCell, PublishedTable } from '../index.ts';
import type { AtMost } from './exact-system.ts';
import { ExactSystem } from './exact-system.ts';
import type { Edges, Person, PublishedAt } from './people-with-fates.ts';
import { EDGES, isCounted, peopleIn } from './people-with-fates.ts';
import { groupsOf } from './groups-by-fate.ts';
import { peopleIn as wholeIn, wholeWorld } from './whole-people.ts';

/** From so many people on, as the published count tells, a table tells days instead of weeks. */
const DAYS_FROM = 30;
/** Of so many parts so many lie beyond each length that a table tells. */
const BEYOND = { p25: [3, 4], median: [1, 2], p90: [1, 10] } as const;
const NAMES = ['p25', 'median', 'p90'] as const;

/** What somebody reads: everything published of a step in a quarter, and the days that the step should take at most. */
export interface Read {
  readonly publications: readonly PublishedAt[];
  readonly targetDays: number;
  /** The cell of which lengths and the share are read together with all counts, and of which publication. */
  readonly cell: Pick<PublishedCell, 'dimension' | 'value'>;
  readonly time: number;
  readonly lengths: readonly LengthName[];
}

/** What a cell tells beside its count. */
export const LENGTHS = ['p25', 'median', 'p90', 'beyondTarget'] as const;
type LengthName = (typeof LENGTHS)[number];

/** A length as it is told: between which days it lies, and of how many parts how many wait longer. */
interface Mark {
  readonly from: number;
  readonly to: number;
  readonly beyond: number;
  readonly parts: number;
}

/** A group that can be told to be small, and of how many it is at most. */
export interface Learned {
  readonly group: string;
  readonly most: number;
}

/**
 * What somebody finds out who takes the people of all publications for the same ones and reads lengths and the share of one cell
 * together with all counts: a group of people, by who they are and by what became of their waits when, that is under `enough`, though
 * counts alone do not say so; undefined where there is none. `impossible` where nothing fits.
 */
export function learnedOfFates(read: Read, enough: number): Learned | undefined | 'impossible' {
  const cell = toldIn(read);
  if (cell === undefined) return undefined;
  const points = [
    ...marksOf(cell, read).flatMap(({ from, to }) => [from, to]),
    ...(read.lengths.includes('beyondTarget') ? [read.targetDays] : []),
  ];
  const people = peopleIn(read.publications, points);
  const said = read.publications.map((published, time) => statementsAt(read, published, time, people));
  const [counts, lengths] = [said.flatMap((one) => one.counts), said.flatMap((one) => one.lengths)];
  if (lengths.length === 0) return undefined;
  return learnedOf(people, points, { counts, all: [...counts, ...lengths] }, enough);
}

function statementsAt(
  read: Read,
  { waits, next, edges, watched }: PublishedAt,
  time: number,
  people: readonly Person[],
): { readonly counts: readonly AtMost[]; readonly lengths: readonly AtMost[] } {
  const tables = next === undefined ? [waits] : [waits, next];
  const own = (cell: PublishedCell): readonly number[] =>
    placesOf(people, (one) => isCounted(one, cell, time));
  const counts = tables.flatMap(({ cells, threshold }) =>
    cells.flatMap((cell) => {
      if (cell.count === null) return [];
      const all = own(cell);
      return [sumOf([[all, 1]], cell.count + threshold - 1), sumOf([[all, -1]], threshold - cell.count)];
    }),
  );
  const cell = time === read.time ? toldIn(read) : undefined;
  if (cell === undefined) return { counts, lengths: [] };
  const all = own(cell);
  const among = (isSo: (one: Person) => boolean): readonly number[] =>
    all.filter((place) => isSo(people[place] ?? unborn));
  const exactly = tables.some((table) => hasUnended(table, edges));
  const lengths = marksOf(cell, read).flatMap((mark) =>
    lengthSaid(mark, { all, among, exactly, watched, time }),
  );
  const missed = NAMES.flatMap((name) => {
    if (cell[name] !== 'not-reached' || !read.lengths.includes(name)) return [];
    const [beyond, parts] = BEYOND[name];
    const over = among(({ over: by }) => by <= time);
    return [
      sumOf(
        [
          [over, parts],
          [all, beyond - parts],
        ],
        -1,
      ),
    ];
  });
  const share = read.lengths.includes('beyondTarget') ? shareSaid(cell, read.targetDays, all, among) : [];
  return { counts, lengths: [...lengths, ...missed, ...share] };
}

function toldIn({ publications, time, cell: asked }: Read): PublishedCell | undefined {
  return publications[time]?.waits.cells.find(
    ({ dimension, value, count }) => dimension === asked.dimension && value === asked.value && count !== null,
  );
}

const unborn: Person = { agency: '', next: 'nothing', edge: '', over: Infinity };

interface Cell {
  readonly all: readonly number[];
  readonly among: (isSo: (one: Person) => boolean) => readonly number[];
  /** Whether it is known that the curve tells the length, as somebody did not come to the end. */
  readonly exactly: boolean;
  readonly watched: number;
  readonly time: number;
}

/** No more than the share wait longer, no more than the rest wait less; of those watched for less than that, what is so anyway. */
function lengthSaid(
  { from, to, beyond, parts }: Mark,
  { all, among, exactly, watched, time }: Cell,
): readonly AtMost[] {
  const shorter = among(({ end, over }) => end !== undefined && end.to <= from && over <= time);
  const [slackShorter, slackLonger] = exactly ? [0, 0] : [beyond - 1, parts - 1 - beyond];
  const before = sumOf(
    [
      [shorter, parts],
      [all, beyond - parts],
    ],
    slackShorter,
  );
  if (to > watched) return [before];
  const longer = among(({ end }) => end === undefined || end.from >= to);
  return [
    before,
    sumOf(
      [
        [longer, parts],
        [all, -beyond],
      ],
      slackLonger,
    ),
  ];
}

/** More than so many hundredths of all, unless it may be nobody; at most so many. */
function shareSaid(
  { beyondTarget: share = null }: PublishedCell,
  targetDays: number,
  all: readonly number[],
  among: Cell['among'],
): readonly AtMost[] {
  if (share === null) return [];
  const some = among(({ end }) => end === undefined || end.from >= targetDays);
  const atMost = sumOf(
    [
      [some, 20],
      [all, -share.to / 5],
    ],
    0,
  );
  return share.from === 0
    ? [atMost]
    : [
        atMost,
        sumOf(
          [
            [all, share.from / 5],
            [some, -20],
          ],
          -1,
        ),
      ];
}

function marksOf(cell: PublishedCell, { publications, time, lengths }: Read): readonly Mark[] {
  const unit = (cell.count ?? 0) - (publications[time]?.waits.threshold ?? 0) >= DAYS_FROM ? 1 : 7;
  return NAMES.flatMap((name) => {
    const days = lengths.includes(name) ? cell[name] : null;
    const [beyond, parts] = BEYOND[name];
    return typeof days === 'number' ? [{ beyond, parts, from: days - unit / 2, to: days + unit / 2 }] : [];
  });
}

function hasUnended({ cells }: PublishedTable, edges: Edges = EDGES): boolean {
  const told = edges.between === edges.nothing ? ['issueModeAtEnd'] : ['issueModeAtEnd', 'next'];
  return cells.some(
    ({ dimension, value, count }) => count !== null && told.includes(dimension) && value === 'other',
  );
}

function placesOf(people: readonly Person[], isSo: (one: Person) => boolean): readonly number[] {
  return people.flatMap((one, place) => (isSo(one) ? [place] : []));
}

/** Whom every statement counts alike, nobody can tell apart: one stands for all of them. */
function alike(people: readonly Person[], all: readonly AtMost[]) {
  const marks = people.map((_, place) => all.map(({ sum }) => sum.get(place) ?? 0).join());
  const unlike = [...new Set(marks)];
  const kindOf = marks.map((mark) => unlike.indexOf(mark));
  const statements = all.map(({ sum, bound }) => ({
    bound,
    sum: new Map([...sum].map(([place, times]) => [kindOf[place] ?? 0, times] as const)),
  }));
  return {
    kinds: unlike.length,
    statements,
    kindsIn: (places: readonly number[]) => [...new Set(places.map((place) => kindOf[place] ?? 0))],
  };
}

/** How many a group is at most; infinite where it may have `enough`. Worlds in which groups are large are kept for the next. */
class Bounds {
  private readonly worlds: (readonly number[])[] = [];
  private readonly system: ExactSystem;
  private readonly known: ReturnType<typeof alike>;
  readonly isPossible: boolean;

  constructor(
    people: readonly Person[],
    statements: readonly AtMost[],
    private readonly enough: number,
  ) {
    this.known = alike(people, statements);
    this.system = new ExactSystem(this.known.kinds, this.known.statements);
    this.isPossible = this.system.contradiction() === undefined;
  }

  of(places: readonly number[]): number {
    const { kinds, statements } = this.known;
    const aim = this.known.kindsIn(places);
    const isLarge = (world: readonly number[]): boolean =>
      aim.reduce((sum, kind) => sum + (world[kind] ?? 0), 0) >= this.enough;
    if (this.worlds.some(isLarge)) return Infinity;
    const answer = this.system.climb(aim, this.enough);
    if ('times' in answer)
      return (
        answer.times.reduce((sum, often, at) => sum + often * (statements[at]?.bound ?? 0), 0) / answer.parts
      );
    const world = wholeIn(answer) ?? wholeWorld(kinds, [...statements, sumOf([[aim, -1]], -this.enough)]);
    // Fractions of people could do it, whole people cannot: then there are fewer.
    if (world === undefined) return this.enough - 1;
    this.worlds.push(world);
    return Infinity;
  }
}

function learnedOf(
  people: readonly Person[],
  points: readonly number[],
  { counts, all }: { readonly counts: readonly AtMost[]; readonly all: readonly AtMost[] },
  enough: number,
): Learned | undefined | 'impossible' {
  const [byAll, byCounts] = [new Bounds(people, all, enough), new Bounds(people, counts, enough)];
  if (!byAll.isPossible) return 'impossible';
  for (const { group, isSo } of groupsOf(people, points)) {
    const places = placesOf(people, isSo);
    if (places.length === 0) continue;
    const most = byAll.of(places);
    if (most < enough && byCounts.of(places) >= enough) return { group, most };
  }
  return undefined;
}

function sumOf(
  terms: readonly (readonly [unknowns: readonly number[], times: number])[],
  bound: number,
): AtMost {
  const sum = new Map<number, number>();
  for (const [some, times] of terms)
    for (const unknown of some) sum.set(unknown, (sum.get(unknown) ?? 0) + times);
  return { sum, bound };
}
