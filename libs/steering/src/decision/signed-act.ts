import type { Titles } from '#catalogue';

/** From where a proposal starts: a sentence of the board, with the table and the quarter that it was read from. */
export interface Finding {
  /** The step and the quarter, as the table is called: `to-voucher 2026-Q1`. */
  readonly table: string;
  /** Id of the step whose waits the proposal shall change. */
  readonly step: string;
  /** `2026-Q1`. */
  readonly quarter: string;
  readonly sentence: Titles;
}

/** One line of the difference between the version that was adopted last and the proposed one: which part, what became of which item. */
export interface AgreementChange {
  readonly section: string;
  readonly kind: 'added' | 'removed' | 'changed';
  readonly name: string;
  /** What people call it, in the proposed agreement or, where it is removed, in the one before; absent without a title. */
  readonly titles?: Titles;
}

/** How many typical cases a competence table would answer otherwise than before. */
export interface WhatIf {
  readonly table: string;
  readonly cases: number;
  readonly casesChanged: number;
}

/** What every act of a party says. */
interface Act {
  readonly network: string;
  readonly agency: string;
  /** Id of the proposal: small letters, digits and hyphens. */
  readonly proposal: string;
  /** When it was signed: ISO 8601, UTC. */
  readonly at: string;
}

/** A party proposes the next agreement, named by the hash that the parties would sign. */
export interface Propose extends Act {
  readonly act: 'propose';
  readonly finding: Finding;
  readonly nextHash: string;
  /** Hash of the adopted version from which the changes are told; absent in what was signed before it was named: then the one in force at that time. */
  readonly comparedWith?: string;
  readonly changes: readonly AgreementChange[];
  readonly whatIf: readonly WhatIf[];
}

/** A party says yes, no or nothing to a proposal, and why. */
export interface Decide extends Act {
  readonly act: 'decide';
  readonly decision: Vote;
  readonly reason: string;
}

/** A party says that one of its units works by the adopted agreement since a day. */
export interface PutInForceHere extends Act {
  readonly act: 'put-in-force';
  /** Name of the unit (Dienststelle, Team); no person's. */
  readonly unit: string;
  /** `YYYY-MM-DD`. */
  readonly on: string;
}

/** Whoever proposed it takes it back. */
export interface Withdraw extends Act {
  readonly act: 'withdraw';
}

/** A party's decision on a proposal. */
export type Vote = (typeof votes)[number];
export const votes = ['yes', 'no', 'abstain'] as const;

/** What a party signs (compact JWS over the canonical JSON). */
export type SteeringAct = Propose | Decide | PutInForceHere | Withdraw;
