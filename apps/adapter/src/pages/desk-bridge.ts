import type { IncomingMessage } from 'node:http';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Sessions, SignedIn } from '#oidc';
import type { Fields } from '../desk/body.ts';
import { readBody } from '../desk/body.ts';
import type { DeskAnswer, DeskRoutes, Follow } from '../desk/server.ts';
import { answerHeaders, STREAM_HEADERS } from '../desk/server.ts';
import { allowed } from './allowed.ts';

/** How often a page that follows is told that the connection lives, and looked at whether its session does; milliseconds. */
const ALIVE_MS = 15_000;

/**
 * The desk's routes under a session instead of the token: the same handlers, with the staff id of the session. A route without
 * a row in the table of roles is not there.
 */
export function bridgeDesk(server: FastifyInstance, routes: DeskRoutes, sessions: Sessions): void {
  // Handlers take any JSON object, as they do at the desk; the session's guard, not the type, keeps forms out.
  server.removeAllContentTypeParsers();
  server.addContentTypeParser('*', async (_request: FastifyRequest, payload: IncomingMessage) =>
    readBody(payload),
  );
  for (const [route, handler] of Object.entries(routes)) {
    const roles = allowed.get(route);
    const [method = '', url = ''] = route.split(' ');
    if (roles === undefined || handler === undefined) continue;
    server.route({
      method,
      url,
      // Before a body is read.
      onRequest: (request, _reply, done) => {
        sessions.enter(request, roles);
        done();
      },
      handler: async (request, reply) => {
        const who = sessions.enter(request, roles);
        return answer(reply, who, await handler(callOf(request, who)));
      },
    });
  }
}

function callOf(request: FastifyRequest, { staff, roles }: SignedIn) {
  return {
    params: request.params as Record<string, string>,
    query: new URL(request.url, 'http://desk').searchParams,
    body: (request.body as Fields | undefined) ?? {},
    staff: () => staff,
    isOfficer: roles.includes('officer'),
  };
}

function answer(reply: FastifyReply, who: SignedIn, given: DeskAnswer): FastifyReply {
  if ('follow' in given) return followed(reply, who, given.follow);
  void reply.status(given.status).headers(answerHeaders(given));
  return reply.send('body' in given ? JSON.stringify(given.body) : given.text);
}

/** Signs end with the session: at the next sign, or the next look at the connection. */
function followed(reply: FastifyReply, { isAlive }: SignedIn, follow: Follow): FastifyReply {
  void reply.hijack();
  const { raw } = reply;
  raw.writeHead(200, STREAM_HEADERS);
  const write = (text: string): void => void (isAlive() ? raw.write(text) : raw.end());
  write(':\n\n');
  const leave = follow(() => write('data:\n\n'));
  const alive = setInterval(() => write(':\n\n'), ALIVE_MS);
  raw.once('close', () => {
    clearInterval(alive);
    leave();
  });
  return reply;
}
