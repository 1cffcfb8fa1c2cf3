import type { Fields } from '../desk/body.ts';
import { knownOnce, textField } from '../desk/body.ts';
import { DeskProblem } from '../desk/problem.ts';

/** The reason for which a member of staff drops or pauses. Throws `FIELD_INVALID`. */
export function reasonField(body: Fields): string {
  return textField(
    body,
    'reason',
    /^(?=.*\S)[^\p{C}]{3,200}$/u,
    'a reason of 3 to 200 characters, without names of persons',
  );
}

/** A whole number of the address from 1 to `most`, or the usual one. Throws `QUERY_INVALID`. */
export function wholeNumber(query: URLSearchParams, name: string, most: number, usual: number): number {
  const given = query.get(name);
  if (given === null) return usual;
  const number = /^\d{1,6}$/.test(given) ? Number(given) : 0;
  if (number >= 1 && number <= most) return number;
  throw new DeskProblem('QUERY_INVALID', `${name} is a whole number from 1 to ${most}, or left out`);
}

/** The entry before which an older page ends, if the address names one. Throws `QUERY_INVALID`. */
export function beforeIn(query: URLSearchParams): number | undefined {
  const given = query.get('before');
  if (given === null) return undefined;
  if (/^[1-9]\d{0,14}$/.test(given)) return Number(given);
  throw new DeskProblem('QUERY_INVALID', 'before is the number of an entry, or left out');
}

/** Whether the address asks for content too, which nothing else may stand beside. Throws `QUERY_INVALID`. */
export function asksForPayload(query: URLSearchParams): boolean {
  knownOnce(query, ['payload']);
  const given = query.get('payload');
  if (given !== null && given !== 'yes')
    throw new DeskProblem('QUERY_INVALID', 'payload is yes, or left out');
  return given !== null;
}

/** The place behind an entry as a reader keeps it; it may take it for nothing but what it is given. */
export function cursorOf(entry: number): string {
  return Buffer.from(`inbox:${entry}`, 'utf8').toString('base64url');
}

/** The number in a cursor that {@link cursorOf} made, undefined for anything else. */
export function entryIn(cursor: string): number | undefined {
  const [, digits] = /^inbox:(\d{1,15})$/.exec(Buffer.from(cursor, 'base64url').toString('utf8')) ?? [];
  const entry = Number(digits);
  return digits !== undefined && cursorOf(entry) === cursor ? entry : undefined;
}
