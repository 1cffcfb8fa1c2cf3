import type { Wording } from '../agreement.ts';
import type { Answers } from './answers.ts';
import type { Deadline, DuplicatesCheck, Offer, Question, Right, Titled } from './table.ts';

/** Who is competent on a day, as far as the answers say; `place` narrows the voluntary offers. */
export interface CompetenceQuery {
  /** As `YYYY-MM-DD`. */
  readonly day: string;
  readonly answers: Answers;
  readonly place?: string;
}

/** A condition of the row that fired, with the answer that met it. */
export interface MatchedCondition {
  readonly question: string;
  readonly titles: Wording;
  readonly answer: Wording;
  readonly condition: Wording;
}

/** The row that fired, and why. */
export interface Fire {
  readonly row: string;
  readonly from: string;
  readonly until?: string;
  readonly matched: readonly MatchedCondition[];
  readonly note?: Wording;
}

/** Somebody is competent. */
export interface CompetentAnswer extends Fire {
  readonly kind: 'competent';
  readonly by: string;
  /** Titles where the body stands in the table; parties stand in the agreement. */
  readonly outside?: Wording;
  readonly right: Right;
  readonly form: Titled;
  readonly documents: readonly Titled[];
  readonly paragraph: Wording;
  readonly deadline?: Omit<Deadline, 'paragraph'> & { readonly paragraph: Wording };
  /** Whom to ask first; absent where whoever is competent is the one to be asked. */
  readonly duplicatesCheck?: Omit<DuplicatesCheck, 'paragraph'> & { readonly paragraph: Wording };
  /** What bridges the time until the course begins. */
  readonly offers: readonly Offer[];
}

/** Nobody is competent: what can be offered instead. */
export interface NobodyAnswer extends Fire {
  readonly kind: 'nobody';
  readonly because: Wording;
  readonly paragraph: Wording;
  readonly offers: readonly Offer[];
}

/** Answers that cannot be true together. */
export interface ContradictionAnswer extends Fire {
  readonly kind: 'contradiction';
  readonly because: Wording;
}

/** What a table says to a query. */
export type CompetenceAnswer =
  | CompetentAnswer
  | NobodyAnswer
  | ContradictionAnswer
  /** More must be known: the next question. */
  | { readonly kind: 'question'; readonly question: Question }
  /** The table says nothing about that day. */
  | { readonly kind: 'not-in-force'; readonly from: string }
  /** No row answers, or several do and not alike: only a table that was not checked says so. */
  | { readonly kind: 'undecided'; readonly rows: readonly string[] };
