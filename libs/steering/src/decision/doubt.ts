import type { Proposal } from './proposals.ts';

/** Statements, as they were signed (compact JWS). */
export type Statements = ReadonlySet<string>;

/** What a party signed, and since when it is in the record. */
export interface Said {
  readonly agency: string;
  readonly statement: string;
  readonly recordedAt: string;
}

/** A key that somebody else may have had since an instant. */
export interface StolenKey {
  readonly agency: string;
  readonly since: string;
  /** Whether it signed this. */
  readonly signed: (statement: string) => boolean;
}

/**
 * What may be somebody else's word: signed with a stolen key, and recorded since it was stolen. The hub's instant counts, as a thief
 * states any instant.
 */
export function doubtedAmong(said: readonly Said[], stolen: readonly StolenKey[]): Statements {
  const isDoubted = ({ agency, statement, recordedAt }: Said): boolean =>
    stolen.some((key) => key.agency === agency && recordedAt >= key.since && key.signed(statement));
  return new Set(said.filter(isDoubted).map(({ statement }) => statement));
}

/** A proposal with what counts of all that was said of it; who proposed it is told whether or not that is in doubt. */
export function countingOf(one: Proposal, doubted: Statements): Proposal {
  const counts = ({ statement }: { readonly statement: string }): boolean => !doubted.has(statement);
  const { decisions, inForce, withdrawals } = one;
  return {
    ...one,
    decisions: decisions.filter(counts),
    inForce: inForce.filter(counts),
    withdrawals: withdrawals.filter(counts),
  };
}
