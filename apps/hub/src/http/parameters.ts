import { purposeOf } from '#catalogue';
import { HttpProblem } from './problem.ts';

const FORMS = {
  network: /^[a-z][a-z0-9-]{1,31}$/,
  agency: /^[a-z][a-z0-9-]{1,31}$/,
  handle: /^[A-Za-z0-9_-]{16,64}$/,
  position: /^\d{1,15}$/,
  ordinal: /^\d{1,6}$/,
} as const;

/** A part of the address when it has its form; else PARAMETER_INVALID, whatever stands behind the address. */
export function pathPart(name: keyof typeof FORMS, value: string): string {
  if (FORMS[name].test(value)) return value;
  throw new HttpProblem('PARAMETER_INVALID', { pointer: `/path/${name}` });
}

/** The one query parameter of a timeline; anything else in the query is a mistake that must not pass in silence. */
export function purposeIn(query: Readonly<Record<string, unknown>>): string | undefined {
  const unknown = Object.keys(query).find((name) => name !== 'purpose');
  if (unknown !== undefined)
    throw new HttpProblem('PARAMETER_UNKNOWN', { pointer: `/query/${unknown.slice(0, 32)}` });
  const { purpose } = query;
  if (purpose === undefined) return undefined;
  if (typeof purpose === 'string' && purposeOf(purpose) !== undefined) return purpose;
  throw new HttpProblem('PURPOSE_UNKNOWN', { pointer: '/query/purpose' });
}
