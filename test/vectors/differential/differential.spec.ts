import { readFileSync } from 'node:fs';
import { isDeepStrictEqual } from 'node:util';
import { parseAgreement } from '#agreement';
import { admit, Refusal } from '#gate';
import { Dice } from '../../fuzz/dice.ts';
import { askOf, evidenceOf } from '../case-of.ts';
import { readJson, VECTORS_FOLDER } from '../files.ts';
import type { KnownFields } from '../reference/evaluate.ts';
import { evaluate } from '../reference/evaluate.ts';
import { termsOf } from '../reference/terms.ts';
import type { Vector as ReferenceVector } from '../reference/vector.ts';
import type { Vector } from '../vector.ts';
import { randomVector } from './random-vector.ts';

const QUESTIONS = 5_000;
const seed = Number(process.env['WEGMARKE_SEED'] ?? Date.now() % 1_000_000);

const text = readFileSync(new URL('agreements/course.yaml', VECTORS_FOLDER), 'utf8');
const known = readJson('catalogue/fields.json') as KnownFields;
const terms = termsOf(text);

/** The gate with the evidence that the product makes of the case. */
function byGate(vector: Vector): unknown {
  const agreement = parsed;
  const answer = admit(askOf(vector), evidenceOf(vector, agreement));
  if (answer instanceof Refusal) return { decision: 'refuse', code: answer.code };
  const { basis, fields, showsDate, disputed } = answer.record;
  return { decision: 'permit', basis, fields: [...fields].sort(), showsDate, ...(disputed && { disputed }) };
}

function byReference(vector: Vector): unknown {
  const answer = evaluate(vector as unknown as ReferenceVector, terms, known);
  return answer.decision === 'permit' ? { ...answer, fields: answer.fields.toSorted() } : answer;
}

const parsed = soundAgreement();

function soundAgreement() {
  const agreement = parseAgreement(text);
  if (!('cells' in agreement)) throw new Error(JSON.stringify(agreement));
  return agreement;
}

describe('Cases that nobody thought of', () => {
  it('get the same answer from the gate and from an evaluator that shares no code with it', () => {
    let permits = 0;
    let doubted = 0;
    const differences: unknown[] = [];
    for (let number = 0; number < QUESTIONS; number += 1) {
      const dice = new Dice(seed, `question ${number}`);
      const cell = dice.one(terms.cells);
      const fields = Object.keys(known[cell.eventType] ?? {});
      const vector = {
        ...randomVector(dice, [cell], [...fields, 'unheard-of']),
        expect: undefined,
      } as unknown as Vector;
      const answer = byReference(vector);
      const gate = byGate(vector);
      if (!isDeepStrictEqual(gate, answer))
        differences.push({ seed, number, gate, reference: answer, ask: vector.ask, history: vector.history });
      const { decision, code } = answer as { decision: string; code?: string };
      permits += decision === 'permit' ? 1 : 0;
      doubted += code === 'ENTRY_IN_DOUBT' ? 1 : 0;
    }
    expect(differences.slice(0, 3)).toEqual([]);
    process.stdout.write(`${JSON.stringify({ questions: QUESTIONS, permits, doubted, seed })}\n`);
    // Where there is nearly always a no, the two agree about nothing.
    expect(permits).toBeGreaterThan(QUESTIONS / 10);
    expect(QUESTIONS - permits).toBeGreaterThan(QUESTIONS / 10);
    expect(doubted).toBeGreaterThan(QUESTIONS / 100);
  });
});
