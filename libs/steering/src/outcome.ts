import { begunBy } from './begun-by.ts';
import type { WaitStep } from './wait-step.ts';

/** Id of the dimension that says what came next. */
export const NEXT = 'next';

/** By which event types waits are over, and by which nobody waits any more though they never were. */
export interface Outcome {
  /** Id of the step, as its tables name it, and whom these count. */
  readonly step: string;
  readonly from: readonly string[];
  readonly ended: readonly string[];
  readonly broken: readonly string[];
  readonly targetDays?: number;
}

/** The outcome of a step's waits. */
export function outcomeOf({ id, from, to, endedBy = [], restsOn, targetDays }: WaitStep): Outcome {
  const taken = restsOn?.endedBy.flatMap(({ types }) => types) ?? [];
  const target = targetDays === undefined ? {} : { targetDays };
  return { step: id, from: begunBy(from), ended: to.types, broken: [...endedBy, ...taken], ...target };
}
