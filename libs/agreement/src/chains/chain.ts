import type { Titles } from '#catalogue';

/** What a time limit is: what the parties aim at, what the law wants, or when a right is lost. */
export const limitKinds = ['target', 'legal', 'lapse'] as const;

/** A time limit of a milestone; it runs from the milestone before it. */
export interface Limit {
  /** ISO 8601 duration of days, weeks, months or years, e.g. `P6W`. */
  readonly period: string;
  readonly kind: (typeof limitKinds)[number];
  /** For `legal` and `lapse`. */
  readonly paragraph?: string;
}

/** In place of an agency: a code that says that it is nobody's turn, because nobody is competent. */
export const NOBODY = 'nobody';

/** Which of the actors it is: the agency that a code of the latest entry of this type stands for. */
export interface ActorNamed {
  readonly type: string;
  readonly field: string;
  /** Code of the field → agency, or `nobody`: then nothing is due either. */
  readonly agencies: Readonly<Record<string, string>>;
}

/**
 * Entries of this type count only where a field of theirs holds one of these codes: an admission that was refused is none, but an end.
 */
export interface CountsIf {
  readonly type: string;
  readonly field: string;
  readonly codes: readonly string[];
  /** Fields that hold `true` or nothing, and must hold it too: a title that is not said to be the first one begins no claim. */
  readonly said?: readonly string[];
}

/** Whether an entry of its type counts; what is not shown, or not said, does not: nobody learns from a count what a field says. */
export function countsBy(
  only: CountsIf | undefined,
  type: string,
  fields: Readonly<Record<string, unknown>>,
): boolean {
  if (only?.type !== type) return true;
  const { field, codes, said = [] } = only;
  const code = fields[field];
  return typeof code === 'string' && codes.includes(code) && said.every((name) => fields[name] === true);
}

/** One step of a chain. */
export interface Milestone {
  readonly id: string;
  readonly titles: Titles;
  /** Event types that reach it. */
  readonly reachedBy: readonly string[];
  readonly countsIf?: CountsIf;
  /** Event types that undo the latest entry that reached it. */
  readonly undoneBy?: readonly string[];
  /** Id of an earlier milestone; its limits run from there. */
  readonly after?: string;
  readonly limits?: readonly Limit[];
  /** Who must act to reach it: agencies, or `the-person`. */
  readonly actors: readonly string[];
  readonly actorNamedBy?: ActorNamed;
}

/** A service chain (Dienstleistungskette): what comes after what, how soon, and whose turn it is. */
export interface ServiceChain {
  readonly id: string;
  readonly titles: Titles;
  /** In their order. */
  readonly milestones: readonly Milestone[];
  /** Whether somebody who does not see its first milestone sees the rest; else what comes before the first counts nothing. */
  readonly beginsAnywhere?: boolean;
  /** Event types that end the chain before its last milestone. */
  readonly endedBy?: readonly string[];
  readonly endsIf?: CountsIf;
}
