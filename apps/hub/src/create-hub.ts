import cookies from '@fastify/cookie';
import { NestFactory } from '@nestjs/core';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { FastifyAdapter } from '@nestjs/platform-fastify';
import { Logger } from 'nestjs-pino';
import { Clock } from '#ports';
import { Registry } from '#registry';
import type { HubSetup } from './config/hub-setup.ts';
import type { Watch } from './watch.ts';
import { answerBadAddress } from './http/problem.filter.ts';
import { Description } from './http/description.ts';
import { jsonBodies } from './http/json-bodies.ts';
import { logRequests } from './http/request-log.ts';
import { securityHeaders } from './http/security-headers.ts';
import { HubLog } from './machine/hub-log.ts';
import { RandomIds } from './machine/random-ids.ts';
import { mountPages } from './operations/mount-pages.ts';
import { StaffEntrance } from './http/staff-entrance.ts';

/** As large as a message at the broker may be. */
const BODY_LIMIT = 2 * 1024 ** 2;

/** Puts the hub together; `init` or `listen` starts it, `close` ends it. */
export async function createHub(setup: HubSetup, watch: Watch = {}): Promise<NestFastifyApplication> {
  // After the framework: a CommonJS package among the module's imports requires it, and must find it loaded.
  const { HubModule } = await import('./hub.module.ts');
  const ids = new RandomIds();
  const adapter = new FastifyAdapter({
    bodyLimit: BODY_LIMIT,
    ...(setup.http.tls !== undefined && { https: setup.http.tls }),
    ...(isBehindProxy(setup) && { trustProxy: 'loopback' }),
    genReqId: () => ids.next(),
    requestIdHeader: false,
    frameworkErrors: answerBadAddress,
    routerOptions: { maxParamLength: 128 },
    // A HEAD route would be a second door to everything that a GET gives.
    exposeHeadRoutes: false,
  });
  const server = adapter.getInstance();
  server.addHook('onRoute', ({ method, path }) => {
    for (const one of [method].flat()) watch.route?.(`${one} ${path}`);
  });
  const app = await NestFactory.create<NestFastifyApplication>(HubModule.of(setup, watch), adapter, {
    bodyParser: false,
    // Until the log is open; what goes wrong before that is thrown.
    logger: false,
    abortOnError: false,
  });
  app.useLogger(app.get(Logger));
  server.removeAllContentTypeParsers();
  server.addContentTypeParser('application/jose', { parseAs: 'buffer' }, (_request, body, done) =>
    done(null, body),
  );
  jsonBodies(server);
  securityHeaders(server);
  logRequests(server, app.get(HubLog));
  await openPages(app, setup);
  app.get(Description).of(app);
  return app;
}

/** Pages, their sessions, and cookies for whoever needs them. */
async function openPages(app: NestFastifyApplication, { pages }: HubSetup): Promise<void> {
  const server = app.getHttpAdapter().getInstance();
  await server.register(cookies);
  if (pages === undefined) return;
  const parts = { clock: app.get(Clock), log: app.get(HubLog), registry: app.get(Registry) };
  app.get(StaffEntrance).sessions = await mountPages(server, pages, parts);
}

/** Browsers come over TLS that something else on this machine ends; it says who they are. */
function isBehindProxy({ http, pages }: HubSetup): boolean {
  return http.tls === undefined && pages?.address.startsWith('https:') === true;
}
