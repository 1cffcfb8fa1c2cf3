import type { FastifyInstance } from 'fastify';
import { HttpProblem } from './problem.ts';

/** What the pages send is small. */
const MOST_BYTES = 16 * 1024;
/** Who sends JSON: our own pages, to the doors behind them. */
const FROM_PAGES = /^\/(?:v1\/(?:operations|person)\/|log-out)/;

/** Reads JSON where our own pages send it; every other door takes what it always took. */
export function jsonBodies(server: FastifyInstance): void {
  server.addContentTypeParser(
    'application/json',
    { parseAs: 'string', bodyLimit: MOST_BYTES },
    (request, body, done) => {
      if (!FROM_PAGES.test(request.routeOptions.url ?? ''))
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
