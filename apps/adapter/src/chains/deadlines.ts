import { beginOfGermanDay, germanDayOf } from '#agreement';
import type { ChainShown, MilestoneShown } from '#agreement';
import type { CaseEvidence, Titles } from '#catalogue';
import type { References } from '../journal/references.ts';
import type { ChainBook } from './chain-book.ts';
import type { ChainParts, LimitTold } from './chains-now.ts';
import { chainsNow, limitTold } from './chains-now.ts';

/** Days before its end from which a time limit is listed. */
const AHEAD_DAYS = 14;
const DAY_MS = 86_400_000;

/** What deadlines are told from. */
export interface DeadlineParts extends ChainParts {
  readonly agency: string;
  readonly references: Pick<References, 'byHandle'>;
  readonly chainBook: Pick<ChainBook, 'all'>;
}

/** A step of one case that this agency must take, or must see to, within two weeks; or should have. */
export interface Deadline {
  readonly reference: string;
  readonly chain: Named;
  readonly milestone: Named;
  /** The limits of the step that end soon or have ended, the first of them first. */
  readonly limits: readonly LimitTold[];
  /** When the first of them begins to be listed; they are in the order of their end. */
  readonly since: string;
  /** The last instant of its last day in Germany. */
  readonly dueAt: string;
}

interface Named {
  readonly id: string;
  readonly titles: Titles;
}

/** What is due soon or overdue in these cases and waits for this agency; the oldest first, limits of the law before targets of the same day. */
export function deadlinesIn(parts: DeadlineParts, cases: readonly CaseEvidence[]): readonly Deadline[] {
  const open = new Set(cases.map(({ handle }) => handle));
  const at = parts.clock.now();
  const count = chainsNow(parts);
  return parts.chainBook
    .all(at)
    .filter(({ handle }) => open.has(handle))
    .flatMap(({ handle, entries }) => {
      const reference = parts.references.byHandle(handle)?.reference;
      return reference === undefined
        ? []
        : count(entries).flatMap((chain) => deadlinesOf(parts, chain, reference, at));
    })
    .toSorted((one, other) => compared(one.limits[0], other.limits[0]));
}

function deadlinesOf({ agency }: DeadlineParts, chain: ChainShown, reference: string, at: string) {
  const soon = germanDayOf(new Date(Date.parse(at) + AHEAD_DAYS * DAY_MS).toISOString());
  return chain.milestones
    .filter(({ actors }) => actors.includes(agency))
    .flatMap((milestone): readonly Deadline[] => {
      const limits = dueBy(milestone, soon);
      const [first] = limits;
      if (first === undefined) return [];
      return [
        {
          reference,
          chain: named(chain),
          milestone: named(milestone),
          limits,
          since: beginOf(first.due, -AHEAD_DAYS).toISOString(),
          dueAt: new Date(beginOf(first.due, 1).getTime() - 1).toISOString(),
        },
      ];
    });
}

function dueBy({ limits }: MilestoneShown, day: string): readonly LimitTold[] {
  return limits
    .filter(({ due }) => due <= day)
    .map(limitTold)
    .toSorted(compared);
}

function compared(one: LimitTold | undefined, other: LimitTold | undefined): number {
  const byDay = (one?.due ?? '').localeCompare(other?.due ?? '');
  return byDay || Number(one?.kind === 'target') - Number(other?.kind === 'target');
}

/** When the German day begins that is so many days after this one. */
function beginOf(day: string, later: number): Date {
  const other = new Date(Date.parse(day) + later * DAY_MS).toISOString().slice(0, 10);
  return new Date(beginOfGermanDay(other) ?? other);
}

function named({ id, titles }: Named): Named {
  return { id, titles };
}
