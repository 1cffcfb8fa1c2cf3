import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { KnownFields } from './evaluate.ts';
import { evaluate } from './evaluate.ts';
import type { Terms } from './terms.ts';
import { termsOf, withCells } from './terms.ts';
import type { Answer, Vector } from './vector.ts';

const folder = join(import.meta.dirname, '../../../docs/gate-vectors');
const known = JSON.parse(readFileSync(join(folder, 'catalogue/fields.json'), 'utf8')) as KnownFields;
const files = readdirSync(folder).filter((name) => name.endsWith('.json'));

const read = new Map<string, Terms>();

function answerOf(vector: Vector): Answer {
  const { agreement, cells = [] } = vector;
  const terms =
    read.get(agreement) ?? termsOf(readFileSync(join(folder, 'agreements', `${agreement}.yaml`), 'utf8'));
  read.set(agreement, terms);
  return evaluate(vector, withCells(terms, cells), known);
}

/** Which fields pass is a set. */
function comparable(answer: Answer): Answer {
  return answer.decision === 'permit' ? { ...answer, fields: answer.fields.toSorted() } : answer;
}

describe('An evaluator that knows nothing of the gate gives every public test case the same answer', () => {
  it.each(files)('%s', (file) => {
    const vectors = JSON.parse(readFileSync(join(folder, file), 'utf8')) as readonly Vector[];
    const answers = vectors.map((vector) => ({ name: vector.name, answer: comparable(answerOf(vector)) }));
    expect(answers).toEqual(
      vectors.map(({ name, expect: answer }) => ({ name, answer: comparable(answer) })),
    );
  });

  it('of which there are at least 250, under names of their own', () => {
    const names = files.flatMap((file) =>
      (JSON.parse(readFileSync(join(folder, file), 'utf8')) as readonly Vector[]).map(({ name }) => name),
    );
    expect(names.length).toBeGreaterThanOrEqual(250);
    expect(new Set(names).size).toBe(names.length);
  });
});
