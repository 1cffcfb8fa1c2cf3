import type { Titles } from '#catalogue';
import type { CountsIf } from '../chains/chain.ts';

/**
 * What the tables of waits may be counted by: the parties that begin a step, or whose voucher it rests on, their legal spheres, and the
 * way in which that voucher was issued, or the one that ends the step.
 */
export const COUNTED_BY = ['legalSphere', 'agency', 'issueMode'] as const;

/** One end of a step: event types that begin or end it, and what people call that moment. */
export interface StepEnd {
  readonly types: readonly string[];
  /** Events of this type begin or end it only where a field of theirs holds one of these codes: who was refused is not admitted. */
  readonly countsIf?: CountsIf;
  readonly titles: Titles;
}

/** What an end takes of what a wait rests on: every one; all of the agency that tells it; one of that agency, else of anybody. */
export const RESTS_CLOSE = ['all', 'own', 'latest', 'earliest'] as const;

/** What a wait rests on: whoever has two vouchers waits on when one is withdrawn. */
export interface RestsOn {
  /** Event types that give one. */
  readonly begunBy: readonly string[];
  /** What takes one, or all; the wait is broken off where none is left. */
  readonly endedBy: readonly {
    readonly types: readonly string[];
    readonly closes: (typeof RESTS_CLOSE)[number];
  }[];
}

/** A step of the way that people wait for. */
export interface SteeringStep {
  readonly id: string;
  readonly titles: Titles;
  readonly from: StepEnd;
  readonly to: StepEnd;
  /** Types after which nobody waits any more though `to` never came. */
  readonly endedBy?: readonly string[];
  /** What somebody must have to wait for it; absent = nothing. */
  readonly restsOn?: RestsOn;
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
