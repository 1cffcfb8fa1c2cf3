/** One entry of what happened in a case, as docs/gate-vectors/README.md words it. */
export interface Fact {
  readonly fact: string;
  readonly [member: string]: unknown;
}

/** One provision of a consent. */
export interface Provision {
  readonly provisionId: string;
  readonly form: 'consent' | 'secrecy-release';
  readonly source: string;
  readonly recipients: readonly string[];
  readonly purposes: readonly string[];
  readonly eventTypes: readonly string[];
  readonly depth: Depth;
  readonly special: boolean;
  readonly dataFrom?: string;
  readonly dataUntil?: string;
  readonly validFrom: string;
  readonly validUntil: string;
}

/** How much of an event is told. */
export type Depth = 'fact' | 'date' | 'detail';

/** From the least to the most. */
export const DEPTHS: readonly Depth[] = ['fact', 'date', 'detail'];

/** The question. */
export interface Question {
  readonly door: string;
  readonly network: string;
  readonly sender: string;
  readonly recipient: string;
  readonly eventIds: readonly string[];
  readonly eventType: string;
  readonly category: string;
  readonly fields: readonly string[];
  readonly purpose: string;
  readonly happenedAt: string;
  readonly at: string;
}

/** The answer, in the words of the vectors. */
export type Answer =
  | { readonly decision: 'refuse'; readonly code: string }
  | {
      readonly decision: 'permit';
      readonly basis: Readonly<Record<string, unknown>>;
      readonly fields: readonly string[];
      readonly showsDate: boolean;
      readonly disputed?: true;
    };

/** One public test case. */
export interface Vector {
  readonly name: string;
  readonly source: string;
  readonly agreement: string;
  readonly cells?: readonly object[];
  readonly history: readonly Fact[];
  readonly ask: Question;
  readonly answers?: string;
  readonly expect: Answer;
}
