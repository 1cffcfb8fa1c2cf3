import { handoversOf } from './handovers-of.ts';
import type { AgreedPlan, ManagersShown, PlanShown } from './plan-shown.ts';
import { caseworkType, codesIn, dayOf, named } from './plan-entry.ts';
import { asItHappened } from './promises-of.ts';
import type { PlanEntry } from './promising.ts';
import { stepsOf } from './steps-of.ts';
import type { WishSaid } from './wishes-of.ts';
import { wishesOf } from './wishes-of.ts';

/** What a plan is counted with. */
export interface PlanDay {
  /** A German day, `YYYY-MM-DD`. */
  readonly today: string;
  /** What the person said to the viewer on the own page. */
  readonly said?: readonly WishSaid[];
}

/**
 * What the person and the agencies agreed on (e.g. § 15 SGB II): who manages the case, goals, the steps of both sides with what
 * is overdue, wishes with their answers, handovers. It is made of the visible entries and of nothing else, so that it never tells
 * of an entry that is not shown (C8).
 */
export function planOf(visible: readonly PlanEntry[], { today, said = [] }: PlanDay): PlanShown {
  const course = asItHappened(visible);
  return {
    managers: latestOf(course, 'managers-assigned').map(managersIn),
    plans: latestOf(course, 'plan-agreed').map(planIn),
    steps: stepsOf(visible, today),
    wishes: wishesOf(course, said, today),
    handovers: handoversOf(course, today),
  };
}

/** Of each agency the latest entry of a type. */
function latestOf(course: readonly PlanEntry[], name: string): readonly PlanEntry[] {
  const type = caseworkType(name);
  const latest = new Map(course.filter((entry) => entry.type === type).map((entry) => [entry.agency, entry]));
  return [...latest.values()];
}

function managersIn(entry: PlanEntry): ManagersShown {
  const { id, agency } = entry;
  return { id, agency, ...named(entry, 'form'), spheres: codesIn(entry, 'spheres'), ...dayOf(entry) };
}

function planIn(entry: PlanEntry): AgreedPlan {
  const { id, agency } = entry;
  return { id, agency, ...named(entry, 'plan'), goals: codesIn(entry, 'goals'), ...dayOf(entry) };
}
