import { NestFactory } from '@nestjs/core';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { FastifyAdapter } from '@nestjs/platform-fastify';
import { Logger } from 'nestjs-pino';
import type { HubSetup } from './config/hub-setup.ts';
import type { Watch } from './watch.ts';
import { answerBadAddress } from './http/problem.filter.ts';
import { Description, describeApi } from './http/description.ts';
import { logRequests } from './http/request-log.ts';
import { securityHeaders } from './http/security-headers.ts';
import { HubLog } from './machine/hub-log.ts';
import { RandomIds } from './machine/random-ids.ts';

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
  securityHeaders(server);
  logRequests(server, app.get(HubLog));
  app.get(Description).document = describeApi(app);
  return app;
}
