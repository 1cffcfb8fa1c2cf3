import type { Answers } from './asked.ts';

/** What was answered in a case, and as of which day. */
interface Kept {
  readonly reference: string;
  readonly answers: Answers;
  readonly day: string;
}

// In memory only: answers are about a person. Of one case, as one goes from its guide to a form and back.
let kept: Kept | undefined;

/** Keeps what was answered in a case until another one is asked about. */
export function keepAnswers(answered: Kept): void {
  kept = answered;
}

/** What was answered in this case; undefined where it was not. */
export function keptAnswers(reference: string): Kept | undefined {
  return kept?.reference === reference ? kept : undefined;
}
