import type { FastifyInstance } from 'fastify';
import type { HubLog } from '../machine/hub-log.ts';

/** Tells each request by the pattern of its route; addresses hold handles and stay out of the log. */
export function logRequests(server: FastifyInstance, log: HubLog): void {
  server.addHook('onResponse', async (request, reply) => {
    log.tell('http', {
      method: request.method,
      route: request.routeOptions.url ?? 'none',
      status: reply.statusCode,
      ms: Math.round(reply.elapsedTime),
      traceId: request.id,
    });
  });
}
