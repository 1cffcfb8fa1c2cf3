import type { FastifyRequest } from 'fastify';
import { HttpProblem } from './problem.ts';

/** The token of "Authorization: Bearer" (RFC 6750). Throws `TOKEN_MISSING`. */
export function bearerOf({ headers }: Pick<FastifyRequest, 'headers'>): string {
  const token = /^Bearer ([\w.-]+)$/.exec(headers.authorization ?? '')?.[1];
  if (token === undefined) throw new HttpProblem('TOKEN_MISSING');
  return token;
}
