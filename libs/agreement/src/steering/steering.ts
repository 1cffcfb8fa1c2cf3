import type { Titles } from '#catalogue';
import type { CountsIf } from '../chains/chain.ts';

/**
 * What the tables of waits may be counted by: the parties that begin a step, their legal spheres, and the way in which the voucher
 * that begins it was issued.
 */
export const COUNTED_BY = ['legalSphere', 'agency', 'issueMode'] as const;

/** One end of a step: event types that begin or end it, and what people call that moment. */
export interface StepEnd {
  readonly types: readonly string[];
  /** Events of this type begin or end it only where a field of theirs holds one of these codes: who was refused is not admitted. */
  readonly countsIf?: CountsIf;
  readonly titles: Titles;
}

/** A step of the way that people wait for. */
export interface SteeringStep {
  readonly id: string;
  readonly titles: Titles;
  readonly from: StepEnd;
  readonly to: StepEnd;
  /** Types after which nobody waits any more though `to` never came. */
  readonly endedBy?: readonly string[];
  /** How many days it should take at most. */
  readonly targetDays?: number;
}

/** What the steering group (Lenkungsgruppe) is shown of all cases together: fixed tables, and no question beside them. */
export interface Steering {
  /** No count below may be known, or worked out; at least 3. */
  readonly threshold: number;
  /** Waits that each side of a comparison must have, as published. */
  readonly leastCompared: number;
  readonly countedBy: readonly (typeof COUNTED_BY)[number][];
  readonly steps: readonly SteeringStep[];
}
