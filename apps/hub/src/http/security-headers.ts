import type { FastifyInstance } from 'fastify';
import { PAGE_ROUTES } from '../operations/mount-pages.ts';

const HEADERS: Readonly<Record<string, string>> = {
  'cache-control': 'no-store',
  'content-security-policy': "default-src 'none'; frame-ancestors 'none'",
  'cross-origin-resource-policy': 'same-origin',
  'referrer-policy': 'no-referrer',
  'strict-transport-security': 'max-age=31536000; includeSubDomains',
  'x-content-type-options': 'nosniff',
};

const PAGES: readonly (string | undefined)[] = PAGE_ROUTES;

/** Sets on every answer but pages, which have headers of their own, what a browser must not do with it, and the trace id under which the log knows the request. */
export function securityHeaders(server: FastifyInstance): void {
  server.addHook('onRequest', async (request, reply) => {
    const isPage = PAGES.includes(request.routeOptions.url);
    reply.headers({ ...(!isPage && HEADERS), 'x-trace-id': request.id });
  });
}
