import { DeskProblem } from '../desk/problem.ts';

/** The most that one answer lists. */
export const MOST_LISTED = 200;

/** How many are asked for: 1 to 200, 50 where nothing is said. Throws `QUERY_INVALID`. */
export function maxIn(query: URLSearchParams): number {
  const max = wholeIn(query, 'max') ?? 50;
  if (max >= 1 && max <= MOST_LISTED) return max;
  throw new DeskProblem('QUERY_INVALID', `max is a number from 1 to ${MOST_LISTED}`);
}

/** A whole number of an address; undefined where it is left out. Throws `QUERY_INVALID`. */
export function wholeIn(query: URLSearchParams, name: string): number | undefined {
  const text = query.get(name);
  if (text === null) return undefined;
  if (/^\d{1,15}$/.test(text)) return Number(text);
  throw new DeskProblem('QUERY_INVALID', `${name} is a whole number`);
}

/** One of these words; the first where nothing is said. Throws `QUERY_INVALID`. */
export function wordIn<Word extends string>(
  query: URLSearchParams,
  name: string,
  words: readonly [Word, ...Word[]],
): Word {
  const text = query.get(name);
  const found = text === null ? words[0] : words.find((word) => word === text);
  if (found !== undefined) return found;
  throw new DeskProblem('QUERY_INVALID', `${name} is one of ${words.join(', ')}`);
}
