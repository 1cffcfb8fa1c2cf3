import { get, post, segment } from '../page/call.ts';
import type { Text } from '../page/text.ts';

/** A competence table of the agreement. */
export interface TableNamed {
  readonly id: string;
  readonly titles: Text;
}

/** What must be known; an answer is one of the values, yes or no, a whole number within the bounds, or a day. */
export interface Question {
  readonly name: string;
  readonly titles: Text;
  readonly help?: Text;
  readonly kind: 'choice' | 'yes-no' | 'number' | 'date';
  readonly values?: readonly { readonly value: string; readonly titles: Text }[];
  readonly least?: number;
  readonly most?: number;
}

/** Answers by the names of questions. */
export type Answers = Readonly<Record<string, string | number>>;

/** The row that applied, with the answers that met its conditions. */
export interface Fire {
  readonly row: string;
  readonly from: string;
  readonly until?: string;
  readonly matched: readonly { readonly question: string; readonly titles: Text; readonly answer: Text }[];
  readonly note?: Text;
}

/** Somebody is competent; offers are for the time until the course begins. */
export interface CompetentSaid extends Fire {
  readonly kind: 'competent';
  readonly by: string;
  readonly right: 'duty' | 'entitlement' | 'admission';
  readonly form: { readonly titles: Text };
  readonly documents: readonly { readonly id: string; readonly titles: Text }[];
  readonly paragraph: Text;
  readonly deadline?: { readonly titles: Text; readonly paragraph: Text };
  readonly duplicatesCheck?: { readonly ask: string; readonly titles: Text; readonly paragraph: Text };
  readonly offers: readonly Offer[];
}

/** A voluntary offer. */
export interface Offer {
  readonly id: string;
  readonly titles: Text;
  readonly by: string;
  readonly place: string;
  readonly level: string;
}

/** Nobody is competent: why, and what can be offered. */
export interface NobodySaid extends Fire {
  readonly kind: 'nobody';
  readonly because: Text;
  readonly paragraph: Text;
  readonly offers: readonly Offer[];
}

/** A row by which somebody else would be competent, and what of its conditions is not met. */
export interface NotCompetent {
  readonly row: string;
  readonly by: string;
  readonly form: Text;
  readonly unmet: readonly { readonly titles: Text; readonly answer: Text; readonly condition: Text }[];
}

/** What the table says to the answers so far. */
export type Said =
  | CompetentSaid
  | NobodySaid
  | (Fire & { readonly kind: 'contradiction'; readonly because: Text })
  | { readonly kind: 'question' }
  | { readonly kind: 'not-in-force'; readonly from: string }
  | { readonly kind: 'undecided' };

/** The questions that matter, in their order, and the answer. */
export interface Asked {
  readonly table: TableNamed & {
    readonly version: number;
    readonly note: Text;
    /** Whom to ask before something is issued. */
    readonly duplicatesCheck?: { readonly ask: string };
  };
  readonly day: string;
  readonly questions: readonly Question[];
  readonly answer: Said;
  /** Why not the others. */
  readonly whyNot: readonly NotCompetent[];
  /** What agencies and other bodies are called, by id. */
  readonly names: Readonly<Record<string, Text>>;
}

/** The tables of the agreement. Throws a `Problem`. */
export async function readTables(): Promise<readonly TableNamed[]> {
  return (await get<{ readonly tables: readonly TableNamed[] }>('desk/competence')).tables;
}

/** Asks a table as of a day, today when none is named. Throws a `Problem`. */
export function ask(table: string, answers: Answers, day: string): Promise<Asked> {
  return post<Asked>(`desk/competence/${segment(table)}`, { answers, ...(day !== '' && { day }) });
}
