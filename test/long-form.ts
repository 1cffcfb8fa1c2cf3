/** Whether the whole was asked for (`npm test -- --long`): what is long and repeats itself runs only then. */
export const isLong = process.env['WEGMARKE_LONG'] === 'yes';

/**
 * What of a suite belongs to this run: all of it in the long form, else the part that stands for the rest. The short form says in
 * one line what it leaves out, so that nothing is skipped in silence.
 * @param what is left out, as it reads after "runs", e.g. `axe on the other 12 views`
 */
export function shortOf<S, A>(short: S, all: A, what: string): S | A {
  if (isLong) return all;
  process.stdout.write(`short form: only npm test -- --long runs ${what}\n`);
  return short;
}
