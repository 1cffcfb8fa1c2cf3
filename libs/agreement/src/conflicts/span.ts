import { countsBy } from '../chains/chain.ts';
import { dayAfter } from '../chains/deadline.ts';
import type { ConflictEntry } from './conflict-entry.ts';
import { dayOf } from './conflict-entry.ts';
import type { ConflictSide, EndOfSide } from './conflict-rule.ts';

/** What an entry began, in German days. */
export interface Span {
  readonly entry: ConflictEntry;
  /** Absent where it is not shown; what is seen has begun. */
  readonly from?: string;
  /** The first day on which it is no more; absent while it is open. */
  readonly until?: string;
}

interface Sorted {
  readonly open: readonly Span[];
  readonly over: readonly Span[];
}

const DAY = /^\d{4}-\d\d-\d\d$/;
/** Before every day: nothing that ended at an unknown time is known to have been at the same time as another thing. */
const UNKNOWN_DAY = '';

/** All that entries began on one side of a rule and that lasted a day at least; the entries come in their order. */
export function spansOf(side: ConflictSide, entries: readonly ConflictEntry[]): readonly Span[] {
  const begun = entries.filter((entry) => begins(side, entry)).flatMap((entry) => spanFrom(side, entry));
  const { open, over } = entries.reduce<Sorted>(
    (sorted, entry) =>
      side.endedBy
        .filter(({ types }) => types.includes(entry.type))
        .reduce((now, end) => ended(side, now, end, entry), sorted),
    { open: begun, over: [] },
  );
  return [...over, ...open]
    .map((span) => upToLastDay(side, span, entries))
    .filter(({ from, until }) => until === undefined || (from !== undefined && from < until))
    .toSorted((one, other) => (one.from ?? '').localeCompare(other.from ?? '') || byId(one, other));
}

/** Whether two things are known to be different ones; what is not shown tells nothing apart. */
export function areDifferent({ sameBy }: ConflictSide, one: Span, other: Span): boolean {
  return sameBy === undefined || !isSame(sameBy, one.entry, other.entry);
}

function begins({ begunBy, by, countsIf }: ConflictSide, { type, agency, fields }: ConflictEntry): boolean {
  return begunBy.includes(type) && by?.includes(agency) !== false && countsBy(countsIf, type, fields);
}

/** What begins on a day that only a field tells may lie ahead: without any date it is not known to have begun. */
function spanFrom({ firstDay }: ConflictSide, entry: ConflictEntry): readonly Span[] {
  const from = dayIn(entry, firstDay) ?? dayOf(entry);
  if (from === undefined) return firstDay === undefined ? [{ entry }] : [];
  return [{ entry, from }];
}

function ended(side: ConflictSide, { open, over }: Sorted, end: EndOfSide, entry: ConflictEntry): Sorted {
  const day = dayOf(entry);
  const begun = open.filter((span) => day === undefined || isBegunBy(span, day));
  const closed = closedBy(side, end, begun, entry);
  return {
    open: open.filter((span) => !closed.includes(span)),
    over: [...over, ...closed.map((span) => ({ ...span, until: day ?? UNKNOWN_DAY }))],
  };
}

/** Also what would only have begun later ends with an entry that came after its own. */
function isBegunBy({ entry, from }: Span, day: string): boolean {
  return (dayOf(entry) ?? '') <= day || (from ?? '') <= day;
}

function closedBy(
  { sameBy }: ConflictSide,
  { closes }: EndOfSide,
  candidates: readonly Span[],
  entry: ConflictEntry,
): readonly Span[] {
  if (closes === 'all') return candidates;
  if (closes === 'same') return candidates.filter((span) => isSame(sameBy ?? '', span.entry, entry));
  const own = candidates.filter((span) => span.entry.agency === entry.agency);
  if (closes === 'own') return own;
  const among = own.length > 0 ? own : candidates;
  return closes === 'earliest' ? among.slice(0, 1) : latestBefore(among, dayOf(entry));
}

/** On the day on which one voucher replaces another it is the older one that is withdrawn. */
function latestBefore(candidates: readonly Span[], day: string | undefined): readonly Span[] {
  const before = candidates.filter(({ entry }) => day === undefined || (dayOf(entry) ?? '') < day);
  return (before.length > 0 ? before : candidates).slice(-1);
}

function isSame(field: string, { fields }: ConflictEntry, other: ConflictEntry): boolean {
  const [one, another] = [fields[field], other.fields[field]];
  return one === undefined || another === undefined || one === another;
}

function upToLastDay({ lastDay }: ConflictSide, span: Span, entries: readonly ConflictEntry[]): Span {
  const last = dayIn(span.entry, lastDay?.field);
  if (last === undefined || isUsed(lastDay?.unless ?? [], span, last, entries)) return span;
  const until = dayAfter(last, 1);
  return { ...span, until: span.until !== undefined && span.until < until ? span.until : until };
}

function isUsed(
  types: readonly string[],
  { from = '' }: Span,
  last: string,
  entries: readonly ConflictEntry[],
): boolean {
  return entries.some((entry) => {
    const day = dayOf(entry);
    return types.includes(entry.type) && day !== undefined && from <= day && day <= last;
  });
}

function dayIn({ fields }: ConflictEntry, field: string | undefined): string | undefined {
  const value = field === undefined ? undefined : fields[field];
  return typeof value === 'string' && DAY.test(value) ? value : undefined;
}

function byId({ entry }: Span, other: Span): number {
  return entry.id.localeCompare(other.entry.id);
}
