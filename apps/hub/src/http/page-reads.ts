import { HttpProblem } from './problem.ts';

/** What a browser may send to a door for pages, whoever asks: it says nothing about sessions or cases. */
export const pagePreflight = {
  'access-control-allow-origin': '*',
  'access-control-allow-methods': 'GET',
  'access-control-allow-headers': 'authorization',
  'access-control-max-age': '600',
} as const;

/** The session says what is read: nothing in the address may say otherwise. */
export function refuseParameters(query: Readonly<Record<string, unknown>>): void {
  const [unknown] = Object.keys(query);
  if (unknown !== undefined)
    throw new HttpProblem('PARAMETER_UNKNOWN', { pointer: `/query/${unknown.slice(0, 32)}` });
}
