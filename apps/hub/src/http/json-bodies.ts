import type { FastifyInstance } from 'fastify';
import { HttpProblem } from './problem.ts';

/** What is sent as JSON is small. */
const MOST_BYTES = 16 * 1024;
/** Where JSON is sent: to the doors behind our own pages, and to competence tables. */
const TAKES_JSON = /^\/(?:v1\/(?:operations|person)\/|log-out|v1\/networks\/:network\/competence\/)/;

/** Reads JSON where it is sent; every other door takes what it always took. */
export function jsonBodies(server: FastifyInstance): void {
  server.addContentTypeParser(
    'application/json',
    { parseAs: 'string', bodyLimit: MOST_BYTES },
    (request, body, done) => {
      if (!TAKES_JSON.test(request.routeOptions.url ?? ''))
        return done(new HttpProblem('MEDIA_TYPE_NOT_SUPPORTED'));
      done(null, parsed(String(body)));
    },
  );
}

/** What is no JSON is nothing: the door that wants a body says what is missing. */
function parsed(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}
