import { daysFrom } from '../chains/deadline.ts';
import { caseworkType, dayOf, named } from './plan-entry.ts';
import type { PlanStep } from './plan-shown.ts';
import type { PromiseFound } from './promises-of.ts';
import { promisesOf } from './promises-of.ts';
import type { PlanEntry } from './promising.ts';

/** What each side has to do, what is overdue first, what is done last; what another day took the place of is left out. */
export function stepsOf(visible: readonly PlanEntry[], today: string): readonly PlanStep[] {
  return promisesOf(visible, today)
    .filter((promise) => promise.state !== 'replaced' && isOfPlan(promise))
    .map((promise) => stepIn(promise, today))
    .toSorted((one, other) => ORDER[one.state] - ORDER[other.state]);
}

const DATED = [caseworkType('managers-assigned'), caseworkType('plan-agreed')];
const STEPS = [caseworkType('step-agreed'), caseworkType('step-missed')];

/** When a course begins is counted by the service chains; a meeting or a review is a step only with its day. */
function isOfPlan({ entry: { type }, dueAt }: PromiseFound<PlanEntry>): boolean {
  return STEPS.includes(type) || (DATED.includes(type) && dueAt !== undefined);
}

const ORDER: Readonly<Record<PlanStep['state'], number>> = { overdue: 0, missed: 1, open: 2, done: 3 };

function stepIn(promise: PromiseFound<PlanEntry>, today: string): PlanStep {
  const { entry, due, step, dueAt, keptBy } = promise;
  const state = stateOf(promise);
  const over = dueAt === undefined || state === 'done' ? 0 : daysFrom(dueAt, today);
  const { by, goal } = { ...named(entry, 'by'), ...named(entry, 'goal') };
  return {
    id: entry.id,
    type: entry.type,
    agency: entry.agency,
    by: by === 'person' ? 'person' : 'agency',
    ...named(entry, 'step'),
    doneAs: step,
    ...(goal !== undefined && { goal }),
    due,
    ...(dueAt !== undefined && { until: dueAt }),
    state,
    ...(over > 0 && { overdueDays: over }),
    ...(keptBy && { done: { type: keptBy.type, agency: keptBy.agency, ...dayOf(keptBy) } }),
  };
}

function stateOf({ state, isMissed }: PromiseFound<PlanEntry>): PlanStep['state'] {
  if (state === 'kept') return 'done';
  if (isMissed) return 'missed';
  return state === 'due' ? 'overdue' : 'open';
}
