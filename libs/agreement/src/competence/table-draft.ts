import type { Wording } from '../agreement.ts';
import type { AnsweredBy, CompetenceTable, Competent, Question, When } from './table.ts';

/** A question as written: whether the parts go with its kind is checked with its meaning. */
export interface QuestionDraft {
  readonly name: string;
  readonly titles: Wording;
  readonly help?: Wording;
  readonly kind: Question['kind'];
  readonly values?: readonly { readonly value: string; readonly titles: Wording }[];
  readonly least?: number;
  readonly most?: number;
  readonly answeredBy?: readonly AnsweredBy[];
}

/** A row as written: whether it says exactly one thing is checked with its meaning. */
export interface RowDraft {
  readonly id: string;
  readonly from: string;
  readonly until?: string;
  readonly when?: When;
  readonly suspends?: readonly string[];
  readonly competent?: Competent;
  readonly nobody?: Wording;
  readonly contradiction?: Wording;
  readonly paragraph?: string;
  readonly note?: Wording;
}

/** The document of a table as written, once its form is right. */
export interface TableDraft extends Omit<
  CompetenceTable,
  'id' | 'version' | 'from' | 'titles' | 'note' | 'questions' | 'rows'
> {
  readonly table: Pick<CompetenceTable, 'id' | 'version' | 'from' | 'titles' | 'note'>;
  readonly questions: readonly QuestionDraft[];
  readonly rows: readonly RowDraft[];
}
