import type { ZenDecision, ZenEngine } from '@gorules/zen-engine';
import type { Answers } from './answers.ts';
import { numberOfDay } from './days.ts';
import { fieldOf, graphOf, inputOf, TABLE_NODE } from './graph.ts';
import type { Piece } from './pieces.ts';
import type { CompetenceTable } from './table.ts';

/** A piece of a row that applied, with the questions whose answers the engine compared. */
export interface Fired {
  readonly piece: Piece;
  readonly compared: readonly string[];
}

let engine: Promise<ZenEngine> | undefined;

/** Native code, loaded with the first question: every program loads this module, and few ask. */
function loadedEngine(): Promise<ZenEngine> {
  engine ??= import('@gorules/zen-engine').then((loaded) => new loaded.ZenEngine());
  return engine;
}

/** Finds which pieces of rows apply to answers, in their order. */
export type Firing = (answers: Answers) => Promise<readonly Fired[]>;

/** Which of these pieces of rows apply, as the engine (GoRules ZEN) finds them; it reads them with the first answers. */
export function firingOf(table: CompetenceTable, pieces: readonly Piece[]): Firing {
  let decision: Promise<ZenDecision> | undefined;
  return async (answers) => {
    decision ??= loadedEngine().then((loaded) => loaded.createDecision(graphOf(table, pieces)));
    const { trace } = await (await decision).evaluate(contextOf(table, answers), { trace: true });
    return tracesIn(trace?.[TABLE_NODE]?.traceData).flatMap(({ index, rule }) => {
      const piece = pieces[index];
      const compared = table.questions.filter((_, at) => isCell(rule[`${fieldOf(at)}[${inputOf(at)}]`]));
      return piece === undefined ? [] : [{ piece, compared: compared.map(({ name }) => name) }];
    });
  };
}

/** What the engine tells of a rule that applied: its place, and its cells by field and input. */
interface RuleTrace {
  readonly index: number;
  readonly rule: Readonly<Record<string, unknown>>;
}

function tracesIn(traceData: unknown): readonly RuleTrace[] {
  return Array.isArray(traceData) ? (traceData as readonly RuleTrace[]) : [];
}

/** An empty cell compares nothing. */
function isCell(cell: unknown): boolean {
  return typeof cell === 'string' && cell !== '';
}

/** Days become numbers, as in the cells. */
function contextOf({ questions }: CompetenceTable, answers: Answers): Record<string, string | number> {
  return Object.fromEntries(
    questions.flatMap(({ name, kind }, at) => {
      const answer = answers[name];
      if (answer === undefined) return [];
      return [[fieldOf(at), kind === 'date' ? numberOfDay(String(answer)) : answer]];
    }),
  );
}
