import { purposeOf } from '#catalogue';
import { HttpProblem } from './problem.ts';

const FORMS = {
  network: /^[a-z][a-z0-9-]{1,31}$/,
  agency: /^[a-z][a-z0-9-]{1,31}$/,
  handle: /^[A-Za-z0-9_-]{16,64}$/,
  proposal: /^[a-z][a-z0-9-]{1,63}$/,
  position: /^\d{1,15}$/,
  ordinal: /^\d{1,6}$/,
} as const;

/** A part of the address when it has its form; else PARAMETER_INVALID, whatever stands behind the address. */
export function pathPart(name: keyof typeof FORMS, value: string): string {
  if (FORMS[name].test(value)) return value;
  throw new HttpProblem('PARAMETER_INVALID', { pointer: `/path/${name}` });
}

/** Throws PARAMETER_UNKNOWN when the query holds anything but these: a mistake that must not pass in silence. */
export function refuseUnknown(query: Readonly<Record<string, unknown>>, known: readonly string[]): void {
  const unknown = Object.keys(query).find((name) => !known.includes(name));
  if (unknown !== undefined)
    throw new HttpProblem('PARAMETER_UNKNOWN', { pointer: `/query/${unknown.slice(0, 32)}` });
}

/** The one query parameter of a timeline. */
export function purposeIn(query: Readonly<Record<string, unknown>>): string | undefined {
  refuseUnknown(query, ['purpose']);
  const { purpose } = query;
  if (purpose === undefined) return undefined;
  if (typeof purpose === 'string' && purposeOf(purpose) !== undefined) return purpose;
  throw new HttpProblem('PURPOSE_UNKNOWN', { pointer: '/query/purpose' });
}
