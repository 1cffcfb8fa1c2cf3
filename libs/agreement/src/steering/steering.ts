import type { Titles } from '#catalogue';

/** What the tables of waits may be counted by; their values are the parties that begin a step, and their legal spheres. */
export const COUNTED_BY = ['legalSphere', 'agency'] as const;

/** One end of a step: event types that begin or end it, and what people call that moment. */
export interface StepEnd {
  readonly types: readonly string[];
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
