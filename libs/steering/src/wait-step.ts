import type { CountsIf, RestsOn } from '#agreement';
import type { Titles } from '#catalogue';
import type { StepFact } from './fact.ts';

/** One end of a step: event types that begin or end it, and what people call that moment. */
export interface StepEnd {
  readonly types: readonly string[];
  /** Events of this type count only with one of these codes. */
  readonly countsIf?: CountsIf;
  readonly titles: Titles;
}

/** As what a field that holds `true` stands among the codes of an event. */
export const SAID = 'true';

/** Whether an event is such an end of a step; a code that may not be read counts for nothing. */
export function isAtEnd(
  { types, countsIf }: Pick<StepEnd, 'types' | 'countsIf'>,
  { type, codes }: Pick<StepFact, 'type' | 'codes'>,
): boolean {
  if (!types.includes(type)) return false;
  if (countsIf?.type !== type) return true;
  const { field, codes: counted, said = [] } = countsIf;
  return counted.includes(codes?.[field] ?? '') && said.every((name) => codes?.[name] === SAID);
}

/** A step of the way that people wait for; data of the agreement, like the chains it is taken from. */
export interface WaitStep {
  readonly id: string;
  readonly titles: Titles;
  readonly from: StepEnd;
  readonly to: StepEnd;
  /** Types after which nobody waits any more though `to` never came: moved away. Never that one agency closed its own file. */
  readonly endedBy?: readonly string[];
  /** What somebody must have to wait for it: a voucher. With the last one the wait is broken off. */
  readonly restsOn?: RestsOn;
  /** How many days it should take at most. */
  readonly targetDays?: number;
}
