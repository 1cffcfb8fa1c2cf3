import { sep } from 'node:path';
import helmet from '@fastify/helmet';
import staticFiles from '@fastify/static';
import type { FastifyInstance } from 'fastify';
import { pageHeaders } from './headers.ts';

/** Which built pages are shown. */
export interface Pages {
  /** Absolute path of the built pages. */
  readonly folder: string;
  /** The pages to show, e.g. `['agency.html']`; `/` goes to the first. */
  readonly show: readonly string[];
  /** Foreign origins that the pages may call. */
  readonly connect?: readonly string[];
}

/** Files with a hash of their content in the name. */
const HASHED = `${sep}assets${sep}`;

/** Serves built pages and what they load, in a scope of their own: headers of other routes stay as they are. */
export async function pages(server: FastifyInstance, { folder, show, connect }: Pages): Promise<void> {
  const isShown = (path: string): boolean => !path.endsWith('.html') || show.includes(path.slice(1));
  await server.register(async (scope) => {
    await scope.register(helmet, pageHeaders(connect));
    await scope.register(staticFiles, {
      root: folder,
      index: false,
      allowedPath: isShown,
      cacheControl: false,
      setHeaders: (reply, path) => {
        void reply.header(
          'cache-control',
          path.includes(HASHED) ? 'public, max-age=31536000, immutable' : 'no-cache',
        );
      },
    });
    scope.get('/', (_request, reply) => reply.redirect(`/${show[0] ?? ''}`, 302));
  });
}
