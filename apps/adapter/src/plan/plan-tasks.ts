import { beginOfGermanDay, germanDayOf, mayPublish } from '#agreement';
import type { HandoverShown, PlanShown, PlanStep } from '#agreement';
import type { CaseEvidence } from '#catalogue';
import type { ChainBook } from '../chains/chain-book.ts';
import type { References } from '../journal/references.ts';
import { handoverTold, stepTold, wishTold } from './plan-told.ts';
import type { PlanParts } from './plans-now.ts';
import { planNow, planWords } from './plans-now.ts';

/** What tasks of case management are told from. */
export interface PlanTaskParts extends PlanParts {
  readonly references: Pick<References, 'byHandle'>;
  readonly chainBook: Pick<ChainBook, 'entriesOf' | 'all'>;
}

const ANSWER = 'de.wegmarke.casework.wish-answered.v1';
const ACCEPT = 'de.wegmarke.casework.handover-accepted.v1';
const DECLINE = 'de.wegmarke.casework.handover-declined.v1';

/** Days before its end from which a promise is listed, as steps of service chains are. */
const AHEAD_DAYS = 14;
const DAY_MS = 86_400_000;

/**
 * What waits for this agency in these cases: own promises that end within two weeks or are overdue, wishes of the person that nobody
 * is seen to have answered, handovers that are offered to it, and own offers that were declined or lapsed, until it has said how the
 * case goes on. What it may not record by the agreement is no task of its own.
 */
export function planTasks(parts: PlanTaskParts, cases: readonly CaseEvidence[]) {
  const at = parts.clock.now();
  const byHandle = new Map(parts.chainBook.all(at).map((one) => [one.handle, one.entries]));
  const may = rightsOf(parts);
  return cases.flatMap(({ handle }) => {
    const reference = parts.references.byHandle(handle)?.reference;
    if (reference === undefined) return [];
    const entries = byHandle.get(handle) ?? [];
    const plan = planNow(parts, handle, entries);
    const saidOn = new Map(entries.map(({ id, happenedAt }) => [id, happenedAt]));
    return tasksIn(parts, plan, { may, saidOn }).map(({ day, ...task }) => ({
      reference,
      since: day === undefined ? at : (beginOfGermanDay(day) ?? at),
      ...task,
    }));
  });
}

interface Rights {
  readonly answer: boolean;
  readonly takeOver: boolean;
}

function rightsOf({ agency, agreements }: PlanTaskParts): Rights {
  const agreement = agreements.current()?.agreement;
  const may = (type: string): boolean => agreement !== undefined && mayPublish(agreement, agency, type);
  return { answer: may(ANSWER), takeOver: may(ACCEPT) || may(DECLINE) };
}

/** What else of a case its tasks depend on. */
interface Known {
  readonly may: Rights;
  /** When each entry happened, by its id. */
  readonly saidOn: ReadonlyMap<string, string | undefined>;
}

function tasksIn(parts: PlanTaskParts, { steps, wishes, handovers }: PlanShown, { may, saidOn }: Known) {
  const words = planWords(parts);
  const { agency, clock } = parts;
  const soon = daysLater(germanDayOf(clock.now()), AHEAD_DAYS);
  const own = steps.filter((one) => one.by === 'agency' && one.agency === agency && isDueBy(one, soon));
  const open = wishes.filter(({ answer }) => answer === undefined && may.answer);
  const offered = handovers.filter(({ to, state }) => to === agency && state === 'offered' && may.takeOver);
  const back = handovers.filter((one) => one.from === agency && isBack(one));
  return [
    ...own.map(
      (one) =>
        ({ kind: 'promise', ...timesOf(one, saidOn.get(one.id)), step: stepTold(one, words) }) as const,
    ),
    ...open.map((one) => ({ kind: 'wish', day: one.since, wish: wishTold(one, words) }) as const),
    ...offered.map(
      (one) => ({ kind: 'handover', day: one.offeredOn, handover: handoverTold(one, words) }) as const,
    ),
    ...back.map(
      (one) => ({ kind: 'handover-back', day: one.endedOn, handover: handoverTold(one, words) }) as const,
    ),
  ];
}

function isDueBy({ state, until }: PlanStep, day: string): boolean {
  return state === 'overdue' || (state === 'open' && until !== undefined && until <= day);
}

/** Waits since two weeks before its last day, but never since before it was promised, until the last instant of that day in Germany. */
function timesOf({ until }: PlanStep, saidOn?: string) {
  if (until === undefined) return { day: undefined };
  const next = beginOfGermanDay(daysLater(until, 1));
  return {
    day: later(daysLater(until, -AHEAD_DAYS), saidOn === undefined ? '' : germanDayOf(saidOn)),
    ...(next !== undefined && { dueAt: new Date(Date.parse(next) - 1).toISOString() }),
  };
}

/** The case is still with who offered it, and that agency has not said how it goes on. */
function isBack({ state, isSeenTo }: HandoverShown): boolean {
  return (state === 'declined' || state === 'lapsed') && isSeenTo !== true;
}

function later(one: string, other: string): string {
  return one < other ? other : one;
}

function daysLater(day: string, days: number): string {
  return new Date(Date.parse(day) + days * DAY_MS).toISOString().slice(0, 10);
}
