import type { CountsIf } from '#agreement';
import type { Titles } from '#catalogue';
import type { StepFact } from './fact.ts';

/** One end of a step: event types that begin or end it, and what people call that moment. */
export interface StepEnd {
  readonly types: readonly string[];
  /** Events of this type count only with one of these codes. */
  readonly countsIf?: CountsIf;
  readonly titles: Titles;
}

/** Whether an event is such an end of a step; a code that may not be read counts for nothing. */
export function isAtEnd(
  { types, countsIf }: Pick<StepEnd, 'types' | 'countsIf'>,
  { type, codes }: Pick<StepFact, 'type' | 'codes'>,
): boolean {
  if (!types.includes(type)) return false;
  return countsIf?.type !== type || countsIf.codes.includes(codes?.[countsIf.field] ?? '');
}

/** A step of the way that people wait for; data of the agreement, like the chains it is taken from. */
export interface WaitStep {
  readonly id: string;
  readonly titles: Titles;
  readonly from: StepEnd;
  readonly to: StepEnd;
  /** Types after which nobody waits any more though `to` never came: voucher lapsed, moved away, case closed. */
  readonly endedBy?: readonly string[];
  /** How many days it should take at most. */
  readonly targetDays?: number;
}
