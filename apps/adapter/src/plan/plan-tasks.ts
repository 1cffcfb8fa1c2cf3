import { beginOfGermanDay, mayPublish } from '#agreement';
import type { PlanShown } from '#agreement';
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

/**
 * What waits for this agency in these cases: own promises that are overdue, wishes of the person that nobody is seen to have
 * answered, and handovers that are offered to it; what it may not record by the agreement is no task of its own.
 */
export function planTasks(parts: PlanTaskParts, cases: readonly CaseEvidence[]) {
  const at = parts.clock.now();
  const byHandle = new Map(parts.chainBook.all(at).map((one) => [one.handle, one.entries]));
  const may = rightsOf(parts);
  return cases.flatMap(({ handle }) => {
    const reference = parts.references.byHandle(handle)?.reference;
    if (reference === undefined) return [];
    const plan = planNow(parts, handle, byHandle.get(handle) ?? []);
    return tasksIn(parts, plan, may).map(({ day, ...task }) => ({
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

function tasksIn(parts: PlanTaskParts, { steps, wishes, handovers }: PlanShown, may: Rights) {
  const words = planWords(parts);
  const { agency } = parts;
  const own = steps.filter((one) => one.by === 'agency' && one.agency === agency && one.state === 'overdue');
  const open = wishes.filter(({ answer }) => answer === undefined && may.answer);
  const offered = handovers.filter(({ to, state }) => to === agency && state === 'offered' && may.takeOver);
  return [
    ...own.map((one) => ({ kind: 'promise', day: one.until, step: stepTold(one, words) }) as const),
    ...open.map((one) => ({ kind: 'wish', day: one.since, wish: wishTold(one, words) }) as const),
    ...offered.map(
      (one) => ({ kind: 'handover', day: one.offeredOn, handover: handoverTold(one, words) }) as const,
    ),
  ];
}
