import { isDeepStrictEqual } from 'node:util';
import type { CompetenceAnswer } from './answer.ts';

/** Whether two answers say the same, by whatever rows; what can bridge the time until the course begins does not change who is competent. */
export function isSameAnswer(one: CompetenceAnswer, other: CompetenceAnswer): boolean {
  return isDeepStrictEqual(substance(one), substance(other));
}

/** Whether two answers say the same but for voluntary offers. */
export function isSameButForOffers(one: CompetenceAnswer, other: CompetenceAnswer): boolean {
  return isDeepStrictEqual(withoutOffers(one), withoutOffers(other));
}

function withoutOffers(answer: CompetenceAnswer): unknown {
  return substance('offers' in answer ? { ...answer, offers: [] } : answer);
}

function substance(answer: CompetenceAnswer): unknown {
  if (!('row' in answer)) return answer;
  const { row: _, from: _from, until: _until, matched: _matched, note: _note, ...rest } = answer;
  if (rest.kind !== 'competent') return rest;
  const { offers: _offers, ...competence } = rest;
  return competence;
}
