import { join } from 'node:path';
import type { FastifyInstance, FastifyReply } from 'fastify';
import Fastify from 'fastify';
import { PageProblem, pages, signIn } from '#oidc';
import type { Clock } from '#ports';
import type { PagesConfig } from '../config/pages-section.ts';
import { DeskProblem } from '../desk/problem.ts';
import type { DeskRoutes } from '../desk/server.ts';
import { problemFor } from '../desk/server.ts';
import { bridgeDesk } from './desk-bridge.ts';

/** The pages of one agency's staff. */
const SHOWN = ['agency.html', 'accessibility.html'] as const;

/** Where the build lays the pages: beside the compiled apps. */
export const builtPages = join(import.meta.dirname, '../../../../console');

/** What the files of the configuration hold for the pages. */
export interface PagesSecrets {
  readonly clientSecret: string;
  readonly tls?: { readonly cert: Buffer; readonly key: Buffer };
}

/** What the pages are served with. */
export interface PagesSetup extends PagesSecrets {
  readonly config: PagesConfig;
  readonly network: string;
  readonly agency: string;
  /** Folder of the built pages. */
  readonly folder: string;
  readonly routes: DeskRoutes;
  /** Key of staff ids that no claim gives: the adapter's own secret. */
  readonly secret: Uint8Array;
  readonly clock: Clock;
  /** What `GET /session` tells of the agency. */
  readonly about: () => Readonly<Record<string, unknown>>;
  readonly note: (event: string, fields: { readonly code?: string }) => void;
  /** Told of faults of our own (a 500), without the call's content. */
  readonly fault: (error: unknown) => void;
}

/** Pages that listen. */
export interface RunningPages {
  readonly address: string;
  /** Every route that is open, as `METHOD /path`. */
  readonly opened: readonly string[];
  close(): Promise<void>;
}

/** Serves the agency's pages and, under a session, what they ask the desk for. */
export async function servePages(setup: PagesSetup): Promise<RunningPages> {
  const { config } = setup;
  const server = newServer(setup);
  const opened: string[] = [];
  server.addHook('onRoute', ({ method, path }) => {
    opened.push(...[method].flat().map((one) => `${one} ${path}`));
  });
  server.setNotFoundHandler((_request, reply) => {
    const problem = new DeskProblem('ROUTE_UNKNOWN', 'see docs/doors.md for the addresses of the pages');
    return reply.status(problem.status).type('application/problem+json').send(problem.details());
  });
  server.setErrorHandler((error, _request, reply) => {
    const problem = problemOf(error);
    if (problem.status >= 500 && !(error instanceof PageProblem) && !(error instanceof DeskProblem))
      setup.fault(error);
    return reply.status(problem.status).type('application/problem+json').send(problem.details());
  });
  const { issuer, clientId, ...claims } = config.logIn;
  const sessions = await signIn(server, {
    ...claims,
    address: config.address,
    cookie: `wegmarke-pages.${setup.network}.${setup.agency}`,
    provider: { issuer, clientId, clientSecret: setup.clientSecret },
    secret: setup.secret,
    clock: setup.clock,
    note: setup.note,
    about: setup.about,
  });
  await server.register(async (scope) => bridgeDesk(scope, setup.routes, sessions));
  await pages(server, { folder: setup.folder, show: SHOWN });
  await server.listen({ host: config.host, port: config.port });
  return { address: config.address, opened, close: () => server.close() };
}

function newServer({ tls }: PagesSetup): FastifyInstance {
  const common = {
    routerOptions: { maxParamLength: 400 },
    forceCloseConnections: true,
    frameworkErrors: (_error: unknown, _request: unknown, reply: FastifyReply) => {
      const problem = new DeskProblem('ROUTE_UNKNOWN', 'write the address in UTF-8, percent-encoded');
      void reply.status(problem.status).type('application/problem+json').send(problem.details());
    },
  };
  // Behind a server on this machine that ends TLS, a request counts as what that server says it was.
  if (tls === undefined) return Fastify({ ...common, trustProxy: 'loopback' });
  return Fastify({ ...common, https: tls });
}

/** What Fastify itself says no to (a body that is none) is the caller's fault as well. */
function problemOf(error: unknown): DeskProblem | PageProblem {
  if (error instanceof PageProblem) return error;
  const { statusCode } = error as { readonly statusCode?: number };
  if (statusCode !== undefined && statusCode < 500)
    return new DeskProblem('BODY_NOT_JSON', 'send one JSON object in UTF-8');
  return problemFor(error);
}
