import type { Wording } from '../agreement.ts';

/** A field of an event that answers a question, where a case is looked at: for what-if only, never instead of asking. */
export interface AnsweredBy {
  /** Event type in its short form, e.g. `residence.title-granted`. */
  readonly type: string;
  readonly field: string;
  /** Code of the field → answer; a code that is not named answers nothing. */
  readonly answers: Readonly<Record<string, string>>;
}

/** A field of an event by which an agency says on which ground it decided: for what-if only. */
export interface DecidedBy {
  /** Event type in its short form, e.g. `language.voucher-issued`. */
  readonly type: string;
  readonly field: string;
  /** Code of the field → ids of the rows, of which the case met one when it was decided; a code that is not named tells nothing. */
  readonly rows: Readonly<Record<string, readonly string[]>>;
}

interface AskedQuestion {
  /** By which conditions and answers name it. */
  readonly name: string;
  readonly titles: Wording;
  /** What whoever answers should know. */
  readonly help?: Wording;
  /** Only of questions with named answers. */
  readonly answeredBy?: readonly AnsweredBy[];
}

/** A value that may be chosen as an answer. */
export interface ChoiceValue {
  readonly value: string;
  readonly titles: Wording;
}

/** One of a closed list. */
export interface ChoiceQuestion extends AskedQuestion {
  readonly kind: 'choice';
  readonly values: readonly ChoiceValue[];
}

/** Answered by `yes` or `no`. */
export interface YesNoQuestion extends AskedQuestion {
  readonly kind: 'yes-no';
}

/** A whole number between two bounds, both included. */
export interface NumberQuestion extends AskedQuestion {
  readonly kind: 'number';
  readonly least: number;
  readonly most: number;
}

/** A day as `YYYY-MM-DD`. */
export interface DateQuestion extends AskedQuestion {
  readonly kind: 'date';
}

/** What must be known before it can be said who is competent. */
export type Question = ChoiceQuestion | YesNoQuestion | NumberQuestion | DateQuestion;

/** Whole numbers from `least` to `most`, both included; an absent bound is that of the question. */
export interface NumberRange {
  readonly least?: number;
  readonly most?: number;
}

/** Days from `from` on and before `until`. */
export interface DayRange {
  readonly from?: string;
  readonly until?: string;
}

/** What an answer must be: one value, one of several, or in a range. */
export type RowCondition = string | readonly string[] | NumberRange | DayRange;

/** Conditions by question; a question that is not named may have any answer. */
export type When = Readonly<Record<string, RowCondition>>;

/** What the person gets: a stated duty, a confirmed entitlement, or an admission on application. */
export type Right = 'duty' | 'entitlement' | 'admission';

/** Until when something must happen. */
export interface Deadline {
  /** ISO 8601 duration. */
  readonly period: string;
  readonly titles: Wording;
  readonly paragraph: string;
}

/** Somebody is competent: by whom, in which form, on which documents. */
export interface Competent {
  /** A party of the agreement or a body of the table. */
  readonly by: string;
  readonly right: Right;
  /** Id of a form of the table. */
  readonly form: string;
  /** Ids of documents of the table. */
  readonly documents: readonly string[];
  readonly deadline?: Deadline;
}

/** Days on which something holds. */
export interface Dated {
  /** First day on which it holds. */
  readonly from: string;
  /** First day on which it no longer holds. */
  readonly until?: string;
}

/** What every row has: either conditions of its own, or the rows in whose place it answers in its time. */
interface RowFrame extends Dated {
  readonly id: string;
  readonly when?: When;
  readonly suspends?: readonly string[];
  readonly note?: Wording;
}

/** Says who is competent. */
export interface CompetentRow extends RowFrame {
  readonly competent: Competent;
  readonly paragraph: string;
}

/** Says that nobody is, and why: voluntary offers are shown. */
export interface NobodyRow extends RowFrame {
  readonly nobody: Wording;
  readonly paragraph: string;
}

/** Says that these answers cannot be true together, and why. */
export interface ContradictionRow extends RowFrame {
  readonly contradiction: Wording;
}

/** A row of a competence table. */
export type CompetenceRow = CompetentRow | NobodyRow | ContradictionRow;

/** A title under an id of its own. */
export interface Titled {
  readonly id: string;
  readonly titles: Wording;
}

/** A voluntary language offer (freiwilliges Sprachangebot) for those for whom nobody is competent, and for the time until the course begins. */
export interface Offer extends Titled, Dated {
  /** A party of the agreement or a body of the table. */
  readonly by: string;
  readonly place: string;
  /** Levels of the Common European Framework, such as `A1-A2`. */
  readonly level: string;
  readonly when: When;
}

/** Whom to ask before something is issued, so that it is not issued twice. */
export interface DuplicatesCheck {
  readonly ask: string;
  readonly titles: Wording;
  readonly paragraph: string;
}

/** A decision table (Zuständigkeitstabelle) of an agreement: who is competent for what, for whom, since when. */
export interface CompetenceTable {
  readonly id: string;
  readonly version: number;
  readonly titles: Wording;
  /** The first day about which it says anything. */
  readonly from: string;
  readonly note: Wording;
  readonly duplicatesCheck?: DuplicatesCheck;
  readonly decidedBy?: readonly DecidedBy[];
  /** Bodies outside the network that rows and offers name. */
  readonly bodies: readonly Titled[];
  readonly forms: readonly Titled[];
  readonly documents: readonly Titled[];
  readonly questions: readonly Question[];
  readonly rows: readonly CompetenceRow[];
  readonly offers: readonly Offer[];
}
