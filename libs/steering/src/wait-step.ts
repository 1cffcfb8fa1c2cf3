import type { Titles } from '#catalogue';

/** One end of a step: event types that begin or end it, and what people call that moment. */
export interface StepEnd {
  readonly types: readonly string[];
  readonly titles: Titles;
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
