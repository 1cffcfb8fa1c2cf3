import { isDeepStrictEqual } from 'node:util';
import type { CompetenceAnswer } from './answer.ts';

/** Whether two answers say the same, by whatever rows. */
export function isSameAnswer(one: CompetenceAnswer, other: CompetenceAnswer): boolean {
  return isDeepStrictEqual(substance(one), substance(other));
}

function substance(answer: CompetenceAnswer): unknown {
  if (!('row' in answer)) return answer;
  const { row: _, from: _from, until: _until, matched: _matched, note: _note, ...rest } = answer;
  return rest;
}
