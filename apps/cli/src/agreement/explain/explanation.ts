import type { Agreement } from '#agreement';
import { agreementHash, cellsFor, functionOn, mayPublish } from '#agreement';
import { fieldClasses, purposes } from '#catalogue';
import type { Depth, MatrixCell, RefusalCode } from '#gate';
import type { Burden, Question } from '../supposed/ask-gate.ts';
import { answerOf } from '../supposed/ask-gate.ts';
import type { Need } from '../supposed/need.ts';
import { needsOf } from '../supposed/need.ts';

/** What a row comes to when all that it asks for is so, and nothing else. */
export type RowOutcome =
  | {
      readonly kind: 'answers';
      /** Names of the fields that pass, by how deep they go. */
      readonly fields: Readonly<Record<Depth, readonly string[]>>;
      /** Fields that stay hidden although the row answers: too deep for it, or special categories without consent. */
      readonly hidden: readonly string[];
      readonly showsDate: boolean;
      /** What a restriction of the processing (Art. 18 GDPR) does to it. */
      readonly restricted: 'stops' | 'goes-on' | 'goes-on-with-later-consent';
      /** Whether an upheld objection (Art. 21 GDPR) against the row stops it. */
      readonly objection: 'stops' | 'goes-on';
    }
  /** Another row answers first. */
  | { readonly kind: 'overtaken'; readonly by: string }
  | { readonly kind: 'refused'; readonly code: RefusalCode };

/** One row in its place in the order of precedence. */
export interface ExplainedRow {
  readonly cell: MatrixCell;
  readonly needs: readonly Need[];
  readonly outcome: RowOutcome;
}

/** The rows for one purpose, the first that says yes first. */
export interface ExplainedPurpose {
  /** `*` when only a row that forbids every purpose is there. */
  readonly purpose: string;
  readonly rows: readonly ExplainedRow[];
}

/** Why one agency may tell another about a kind of event, or may not. */
export interface Explanation {
  readonly question: Question;
  readonly agreement: { readonly id: string; readonly version: number; readonly hash: string };
  readonly isInForce: boolean;
  readonly mayPublish: boolean;
  readonly purposes: readonly ExplainedPurpose[];
  /** Rows that begin later or have ended. */
  readonly otherTimes: readonly MatrixCell[];
  /** Functions of the hub that are switched off for the recipient. */
  readonly off: readonly ('claim' | 'timeline')[];
}

/** Explains one question by asking the gate itself what it would answer if this or that were so. */
export function explain(agreement: Agreement, question: Question): Explanation {
  const { sender, recipient, eventType, at } = question;
  const all = cellsFor(agreement, { eventType, sender, recipient });
  const cells = all.filter((cell) => isInForce(cell, at));
  const { id, version } = agreement;
  return {
    question,
    agreement: { id, version, hash: agreementHash(agreement) },
    isInForce: agreement.from <= at,
    mayPublish: mayPublish(agreement, sender, eventType),
    purposes: purposesOf(cells).map((purpose) => ({
      purpose,
      rows: cells
        .filter((cell) => cell.purpose === purpose || cell.purpose === '*')
        .toSorted(byPrecedence)
        .map((cell) => explainRow(agreement, question, purpose, cell)),
    })),
    otherTimes: all.filter((cell) => !isInForce(cell, at)),
    off: (['claim', 'timeline'] as const).filter((name) => !functionOn(agreement, name, recipient)),
  };
}

function explainRow(
  agreement: Agreement,
  question: Question,
  purpose: string,
  cell: MatrixCell,
): ExplainedRow {
  const needs = needsOf(cell);
  const ask = (burden?: Burden) => answerOf(agreement, question, purpose, needs, burden);
  return { cell, needs, outcome: outcomeOf(cell, question.eventType, ask) };
}

type AskGate = (burden?: Burden) => ReturnType<typeof answerOf>;

function outcomeOf({ id }: MatrixCell, eventType: string, ask: AskGate): RowOutcome {
  const answer = ask();
  if (typeof answer === 'string') return { kind: 'refused', code: answer };
  const { basis, fields, showsDate } = answer;
  const answering = 'rowId' in basis ? basis.rowId : id;
  if (answering !== id) return { kind: 'overtaken', by: answering };
  return {
    kind: 'answers',
    fields: byDepth(eventType, fields),
    hidden: fieldClasses(eventType)
      .map(({ name }) => name)
      .filter((name) => !fields.includes(name)),
    showsDate,
    restricted: restrictedOutcome(ask),
    objection: isStillYes(ask({ kind: 'objection', rowId: id }), id) ? 'goes-on' : 'stops',
  };
}

function restrictedOutcome(ask: AskGate): 'stops' | 'goes-on' | 'goes-on-with-later-consent' {
  const under = (consents: 'earlier' | 'later') => typeof ask({ kind: 'restricted', consents }) !== 'string';
  if (under('earlier')) return 'goes-on';
  return under('later') ? 'goes-on-with-later-consent' : 'stops';
}

function isStillYes(answer: ReturnType<AskGate>, rowId: string): boolean {
  return typeof answer !== 'string' && 'rowId' in answer.basis && answer.basis.rowId === rowId;
}

function byDepth(eventType: string, passed: readonly string[]): Readonly<Record<Depth, readonly string[]>> {
  const classes = fieldClasses(eventType).filter(({ name }) => passed.includes(name));
  const at = (depth: Depth) => classes.filter((one) => one.depth === depth).map(({ name }) => name);
  return { fact: at('fact'), date: at('date'), detail: at('detail') };
}

/** The purposes that the rows name, in the order of the closed list. */
function purposesOf(cells: readonly MatrixCell[]): readonly string[] {
  const named = new Set(cells.map(({ purpose }) => purpose));
  const listed = purposes.map(({ id }) => id).filter((id) => named.has(id));
  return listed.length === 0 && named.has('*') ? ['*'] : listed;
}

/** As the gate goes through them: prohibition, duty, power, consent; equals by id. */
function byPrecedence(one: MatrixCell, other: MatrixCell): number {
  return rank(one) - rank(other) || (one.id < other.id ? -1 : 1);
}

function rank({ basis }: MatrixCell): number {
  if (basis.kind === 'FORBIDDEN') return 0;
  if (basis.kind === 'CONSENT') return 3;
  return basis.duty ? 1 : 2;
}

function isInForce({ from, until }: MatrixCell, at: string): boolean {
  return from <= at && (until === undefined || at < until);
}
