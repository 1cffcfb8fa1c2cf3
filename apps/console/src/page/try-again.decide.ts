import { Problem } from './call.ts';

/** Pauses before what could not be read is read again by itself, milliseconds: growing, about two minutes in all, then no more. */
const PAUSES_MS: readonly number[] = [1_000, 2_000, 4_000, 8_000, 15_000, 30_000, 60_000];

/** The server could not answer, or not now; 0: it was not reached at all. */
const PASSING: ReadonlySet<number> = new Set([0, 429, 502, 503, 504]);

/** Said with one of these, but somebody has to do something before it is otherwise. */
const LASTING: ReadonlySet<string> = new Set([
  'CASE_UNREADABLE',
  'KEY_NOT_USABLE',
  'COMPETENCE_TABLE_NOT_HELD',
]);

/**
 * How long to wait before reading again by itself after a problem, milliseconds; undefined: whoever sits there is to decide, as
 * the problem does not pass by itself, or has not for long enough. `tries`: how often it was read again by itself already.
 */
export function pauseBeforeNextTry(problem: unknown, tries: number): number | undefined {
  const isPassing = problem instanceof Problem && PASSING.has(problem.status) && !LASTING.has(problem.code);
  return isPassing ? PAUSES_MS[tries] : undefined;
}
