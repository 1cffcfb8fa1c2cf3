import type { Piece } from './pieces.ts';
import { holdsOn, piecesOf } from './pieces.ts';
import type { CompetenceTable, Question, RowCondition } from './table.ts';
import { valuesOf } from './axes.ts';
import { intervalOf } from './interval.ts';

/** A decision graph as the engine and editors of it read it (JSON Decision Model): input, one table, output. */
export interface DecisionGraph {
  readonly nodes: readonly {
    readonly id: string;
    readonly type: 'inputNode' | 'decisionTableNode' | 'outputNode';
    readonly name: string;
    readonly position: { readonly x: number; readonly y: number };
    readonly content?: object;
  }[];
  readonly edges: readonly {
    readonly id: string;
    readonly sourceId: string;
    readonly targetId: string;
    readonly type: 'edge';
  }[];
}

/** Id of the one node that decides. */
export const TABLE_NODE = 'table';

/** By which the engine knows the question at that place: names of questions may hold hyphens, which it would subtract. */
export function fieldOf(at: number): string {
  return `q${at}`;
}

/** The column of that question. */
export function inputOf(at: number): string {
  return `i${at}`;
}

/** A table as it stands on a day, as a graph that an editor of such graphs can open. */
export function graphOfDay(table: CompetenceTable, day: string): DecisionGraph {
  return graphOf(
    table,
    piecesOf(table).filter((piece) => holdsOn(piece, day)),
  );
}

/** These pieces of rows of a table as a graph; all that apply are collected, each giving its id. */
export function graphOf(table: CompetenceTable, pieces: readonly Piece[]): DecisionGraph {
  const inputs = table.questions.map(({ titles }, at) => ({
    id: inputOf(at),
    name: titles.de,
    field: fieldOf(at),
  }));
  const content = {
    hitPolicy: 'collect',
    inputs,
    outputs: [{ id: 'row', name: 'row', field: 'row' }],
    rules: pieces.map((piece) => ruleOf(piece, table.questions)),
    passThrough: false,
    executionMode: 'single',
  };
  const node = (id: string, type: 'inputNode' | 'outputNode', x: number) =>
    ({ id, type, name: id, position: { x, y: 0 } }) as const;
  const edge = (sourceId: string, targetId: string) =>
    ({ id: `${sourceId}-${targetId}`, sourceId, targetId, type: 'edge' }) as const;
  return {
    nodes: [
      node('answers', 'inputNode', 0),
      {
        id: TABLE_NODE,
        type: 'decisionTableNode',
        name: table.titles.de,
        position: { x: 300, y: 0 },
        content,
      },
      node('row', 'outputNode', 600),
    ],
    edges: [edge('answers', TABLE_NODE), edge(TABLE_NODE, 'row')],
  };
}

/** Cells hold nothing but quoted values and whole numbers, so that nothing in a table becomes an expression. */
function ruleOf({ row, when }: Piece, questions: readonly Question[]): Record<string, string> {
  const cells = questions.map((question, at): [string, string] => {
    const condition = when[question.name];
    return [inputOf(at), condition === undefined ? '' : cellOf(question, condition)];
  });
  return { _id: row.id, ...Object.fromEntries(cells), row: JSON.stringify(row.id) };
}

function cellOf(question: Question, condition: RowCondition): string {
  if (question.kind === 'choice' || question.kind === 'yes-no')
    return valuesOf(condition)
      .map((value) => JSON.stringify(value))
      .join(', ');
  const { start, end } = intervalOf(question, condition);
  return `[${start}..${end})`;
}
