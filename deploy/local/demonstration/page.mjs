import { existsSync, readFileSync, statSync } from 'node:fs';
import { createServer } from 'node:http';
import { extname, join, normalize, sep } from 'node:path';
import { titleOf } from '../log-in/personas.mjs';
import { listenOn, onFreePort } from '../services/not-started.mjs';
import { inClone } from '../setup/places.mjs';
import { demo } from './story.mjs';

const built = inClone('dist/console');

/** @type {Record<string, string>} */
const types = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.woff2': 'font/woff2',
  '.json': 'application/json',
};

/**
 * What the page is told: where the desks are, with their tokens (this machine only), which cases to look at, and how each
 * party of the agreement takes part.
 * @param {Pick<import('../network/network.mjs').LocalNetwork, 'agencies' | 'neighbours'>} network
 * @returns {Promise<string>}
 */
export async function pageData({ agencies, neighbours }) {
  const { parseAgreement, party } = await import('#agreement');
  const agreement = parseAgreement(readFileSync(join(demo, 'agreement.yaml'), 'utf8'));
  if (!('parties' in agreement)) throw new Error('The agreement of the demonstration has faults.');
  const cases = JSON.parse(readFileSync(join(demo, 'cases.json'), 'utf8'));
  const desks = Object.values(agencies).map(({ agency, deskUrl, deskToken }) => {
    const name = party(agreement, agency)?.titles;
    return { agency, name, url: deskUrl, token: deskToken, staff: `${agency}-demo` };
  });
  const beyond = Object.entries(neighbours).flatMap(([agency, { agency: own, deskUrl, deskToken }]) => {
    const [name, network] = [titleOf(agency), agency.slice(0, -own.length - 1)];
    return name ? [{ agency, network, name, url: deskUrl, token: deskToken, staff: `${agency}-demo` }] : [];
  });
  const parties = agreement.parties.map(({ agency, titles }) => ({
    agency,
    name: titles,
    part: partOf(agency, agencies[agency] !== undefined),
  }));
  return JSON.stringify({ agencies: [...desks, ...beyond], cases, parties });
}

/** @param {string} agency @param {boolean} hasDesk @returns {'software' | 'by-hand' | 'no-case-data'} */
function partOf(agency, hasDesk) {
  if (!hasDesk) return 'no-case-data';
  return existsSync(join(demo, 'exports', agency)) ? 'software' : 'by-hand';
}

/** @param {readonly string[]} desks origins that the page may call @returns {Record<string, string>} */
const headers = (desks) => ({
  'content-security-policy': `default-src 'none'; script-src 'self'; style-src 'self'; font-src 'self'; img-src 'self' data:; connect-src 'self' ${desks.join(' ')}; base-uri 'none'; form-action 'none'; frame-ancestors 'none'`,
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
  'cache-control': 'no-store',
});

/** What the page shows. @typedef {{ data: () => Promise<string>, desks: readonly string[] }} Shown `data` is the text of demonstration.json */

/**
 * Serves the built page on loopback.
 * @param {{ port: number } & Shown} of
 * @returns {Promise<{ url: string, stop: () => Promise<void> }>}
 */
export async function servePage({ port, ...shown }) {
  const page = await pageOn(async (listen) => {
    await listen(port);
    return port;
  });
  page.show(shown);
  return page;
}

/** Headers of the answer until there is something to show; a browser asks again by itself. */
const starting = { ...headers([]), 'content-type': 'text/plain', refresh: '3' };

/**
 * Takes the wished port, or the next free one, at once, and serves the page there as soon as there is something to show.
 * @param {number} [wished]
 * @returns {Promise<{ port: number, url: string, show: (shown: Shown) => void, stop: () => Promise<void> }>}
 */
export const openPage = (wished) =>
  pageOn((listen) =>
    onFreePort(wished, async (free) => {
      await listen(free);
      return free;
    }),
  );

/**
 * @param {(listen: (port: number) => Promise<void>) => Promise<number>} take lets the page listen, and says on which port
 * @returns {ReturnType<typeof openPage>}
 */
async function pageOn(take) {
  /** @type {Shown | undefined} */
  let shown;
  let port = 0;
  const server = createServer((request, response) => {
    if (shown === undefined) {
      response.writeHead(503, starting).end('The demonstration is starting.');
      return;
    }
    const { desks, data } = shown;
    const { status, type, body } = answer(request, port, data);
    void Promise.resolve(body).then(
      (content) => response.writeHead(status, { ...headers(desks), 'content-type': type }).end(content),
      () => response.writeHead(503, headers(desks)).end(),
    );
  });
  port = await take((free) => listenOn(server, free, 'The page'));
  return {
    port,
    url: `http://127.0.0.1:${port}/`,
    show(next) {
      shown = next;
    },
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

/**
 * @param {import('node:http').IncomingMessage} request
 * @param {number} port
 * @param {() => Promise<string>} data
 * @returns {{ status: number, type: string, body: string | Buffer | Promise<string> }}
 */
function answer({ url, method, headers: { host } }, port, data) {
  // A foreign name that points to this machine (DNS rebinding) gets nothing.
  const own = host === `127.0.0.1:${port}` || host === `localhost:${port}`;
  if (!own || method !== 'GET') return { status: 400, type: 'text/plain', body: 'bad request' };
  const pathname = URL.parse(url ?? '/', 'http://localhost')?.pathname;
  if (pathname === undefined) return { status: 400, type: 'text/plain', body: 'bad request' };
  if (pathname === '/demonstration.json') return { status: 200, type: 'application/json', body: data() };
  const file = normalize(join(built, pathname === '/' ? 'index.html' : pathname));
  if (!file.startsWith(built + sep) || !isFile(file))
    return { status: 404, type: 'text/plain', body: 'not found' };
  return { status: 200, type: types[extname(file)] ?? 'application/octet-stream', body: readFileSync(file) };
}

/** @param {string} file */
function isFile(file) {
  return statSync(file, { throwIfNoEntry: false })?.isFile() === true;
}
