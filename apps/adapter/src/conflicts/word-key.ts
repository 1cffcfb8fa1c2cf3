import type { ConflictNamed, OwnAnswer } from './conflict-answers.ts';

/** One word on a conflict of a case. */
interface WordSaid extends ConflictNamed, Pick<OwnAnswer, 'outcome'> {
  readonly handle: string;
}

const WORDS: readonly OwnAnswer['outcome'][] = [undefined, 'withdrawn', 'corrected', 'meant-so'];

/**
 * The keys under which a word is recorded. The word that was said last is the same command, however often it is said; any other one,
 * also one that was said before the last one, is a new command with a receipt of its own. `isKnown` tells which commands there were.
 */
export function wordKey(said: WordSaid, isKnown: (key: readonly string[]) => boolean): readonly string[] {
  const isSaid = (outcome: OwnAnswer['outcome'], nth: number) => isKnown(keyOf({ ...said, outcome }, nth));
  let last = 0;
  while (WORDS.some((outcome) => isSaid(outcome, last + 1))) last += 1;
  const isLast = last > 0 && WORDS.every((word) => isSaid(word, last) === (word === said.outcome));
  return keyOf(said, isLast ? last : last + 1);
}

function keyOf({ handle, rule, entries, outcome }: WordSaid, nth: number): readonly string[] {
  const step = outcome === undefined ? 'acknowledge' : 'resolve';
  const first = ['conflict', step, handle, rule, ...entries.toSorted(), outcome ?? ''];
  return nth === 1 ? first : [...first, `word-${nth}`];
}
