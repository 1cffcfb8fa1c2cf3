import { begunBy } from './begun-by.ts';
import type { WaitStep } from './wait-step.ts';

/** Id of the dimension that says what came next. */
export const NEXT = 'next';

/** By which event types waits are over, and by which nobody waits any more though they never were. */
export interface Outcome {
  /** Id of the step, as its tables name it, and whom these count. */
  readonly step: string;
  readonly from: readonly string[];
  /** After whose every event the wait has come to its end. */
  readonly ended: readonly string[];
  /** After whose every event it is broken off. Of a type in neither, the wait may have gone on, or be over either way. */
  readonly broken: readonly string[];
  readonly targetDays?: number;
}

/**
 * The outcome of a step's waits, by all that somebody may take for granted: that the first thing that is taken was all that the wait
 * rested on, or that it may go on with another one.
 */
export function outcomesOf({
  id,
  from,
  to,
  endedBy = [],
  restsOn,
  targetDays,
}: WaitStep): readonly Outcome[] {
  // What ends a wait counts before what breaks it off; of a type that counts with some codes only, nobody sees which.
  const ended = to.types.filter((type) => type !== to.countsIf?.type);
  const breaking = (types: readonly string[]): readonly string[] =>
    types.filter((type) => !to.types.includes(type));
  const taking = restsOn?.endedBy ?? [];
  const takenBy = (some: typeof taking): readonly string[] => some.flatMap(({ types }) => types);
  const sure = breaking([...endedBy, ...takenBy(taking.filter(({ closes }) => closes === 'all'))]);
  const one = breaking(takenBy(taking.filter(({ closes }) => closes !== 'all')));
  const target = targetDays === undefined ? {} : { targetDays };
  const outcome = { step: id, from: begunBy(from), ended, ...target };
  const readings = one.length > 0 ? [[...sure, ...one], sure] : [sure];
  return readings.map((broken) => ({ ...outcome, broken }));
}
