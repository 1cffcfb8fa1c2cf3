import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { join } from 'node:path';

/**
 * What the example of an agency's own system works with.
 * @typedef {object} ExampleHost
 * @property {number} port
 * @property {string} deskUrl where the adapter's desk listens, on this machine
 * @property {string} deskToken stays in this process
 * @property {string} hubUrl where a page with a session reads
 * @property {string} element the file `case-timeline.js` of the build
 * @property {string} [purpose] what this system is for, one of the closed list
 */

const here = import.meta.dirname;
const PATIENCE_MS = 15_000;

/** Who looks: a real system takes the member of staff from its own log-in, as a pseudonymous id. */
const STAFF = 'sb-017';

/**
 * An agency's own system, as small as it can be: pages with `<case-timeline>`, and the two calls that the element needs. The
 * desk's token never leaves this process.
 * @param {ExampleHost} host
 * @returns {Promise<{ url: string, stop: () => Promise<void> }>}
 */
export async function serveExampleHost(host) {
  const server = createServer((request, response) => {
    if (request.url === '/api/ticks' && isOwn(request, host)) void signs(host, response);
    else
      answer(request, host).then(
        ({ status, type, body }) =>
          response.writeHead(status, { ...headers(host), 'content-type': type }).end(body),
        () => response.writeHead(502, headers(host)).end(),
      );
  });
  await new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(host.port, '127.0.0.1', () => resolve(undefined));
  });
  return {
    url: originOf(host),
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

/** @param {ExampleHost} host */
const originOf = ({ port }) => `http://127.0.0.1:${port}`;

/** Nothing inline, nothing from elsewhere; in token mode the page may call the hub. @param {ExampleHost} host @returns {Record<string, string>} */
const headers = ({ hubUrl }) => ({
  'content-security-policy': `default-src 'none'; script-src 'self'; style-src 'self'; img-src data:; connect-src 'self' ${new URL(hubUrl).origin}; base-uri 'none'; form-action 'none'; frame-ancestors 'none'; require-trusted-types-for 'script'; trusted-types lit-html`,
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
  'cache-control': 'no-store',
});

/** @typedef {{ status: number, type: string, body: string | Buffer }} Answer */

/**
 * @param {import('node:http').IncomingMessage} request
 * @param {ExampleHost} host
 * @returns {Promise<Answer>}
 */
async function answer({ url, method, headers: sent }, host) {
  const { pathname, searchParams } = new URL(url ?? '/', originOf(host));
  if (!isOwn({ headers: sent }, host)) return { status: 400, type: 'text/plain', body: 'bad request' };
  const found = file(`${method} ${pathname}`, host);
  if (found !== undefined) return found;
  if (method === 'GET' && pathname === '/api/settings') return json({ hubUrl: host.hubUrl });
  const [, reference, what] = /^\/api\/cases\/([^/]+)\/([a-z-]+)$/.exec(pathname) ?? [];
  const purpose = host.purpose === undefined ? '' : `?purpose=${host.purpose}`;
  // An access of its own: what is taken along.
  if (method === 'GET' && what === 'export')
    return desk(host, 'GET', exportPath(reference, searchParams, host));
  // Proxy mode: the answer of the desk as it is.
  if (method === 'GET' && what === 'timeline') return desk(host, 'GET', `${reference}/timeline${purpose}`);
  // Token mode: a session for pages of this origin, one case, five minutes.
  if (method === 'POST' && what === 'embed-session') {
    const asked = { origin: originOf(host), ...(host.purpose !== undefined && { purpose: host.purpose }) };
    return desk(host, 'POST', `${reference}/embed-session`, asked);
  }
  return { status: 404, type: 'text/plain', body: 'not found' };
}

/** @param {string | undefined} reference @param {URLSearchParams} asked @param {ExampleHost} host */
function exportPath(reference, asked, { purpose }) {
  const format = asked.get('format') === 'csv' ? 'csv' : 'json';
  const query = new URLSearchParams({ format, ...(purpose !== undefined && { purpose }) });
  return `${reference}/timeline/export?${query}`;
}

/**
 * A foreign name that points to this machine, and a foreign page that calls it, get nothing.
 * @param {Pick<import('node:http').IncomingMessage, 'headers'>} request
 * @param {ExampleHost} host
 */
function isOwn({ headers: sent }, host) {
  return sent.host === `127.0.0.1:${host.port}` && (sent.origin ?? originOf(host)) === originOf(host);
}

/**
 * The signs of the desk that something may be new, as they come; they hold nothing.
 * @param {ExampleHost} host
 * @param {import('node:http').ServerResponse} response
 */
async function signs(host, response) {
  const end = new AbortController();
  response.once('close', () => end.abort());
  try {
    const request = { headers: { authorization: `Bearer ${host.deskToken}` }, signal: end.signal };
    const { ok, body } = await fetch(`${host.deskUrl}/desk/ticks`, request);
    if (!ok || body === null) throw new Error('the desk gives no signs');
    response.writeHead(200, { ...headers(host), 'content-type': 'text/event-stream; charset=utf-8' });
    for await (const chunk of body) response.write(chunk);
  } catch {
    // The page asks again by itself.
    if (!response.headersSent) response.writeHead(502, headers(host));
  }
  response.end();
}

/** @param {string} asked @param {ExampleHost} host @returns {Answer | undefined} */
function file(asked, { element }) {
  const read = (/** @type {string} */ path, /** @type {string} */ type) => ({
    status: 200,
    type: `${type}; charset=utf-8`,
    body: readFileSync(path),
  });
  switch (asked) {
    case 'GET /':
      return read(join(here, 'page.html'), 'text/html');
    case 'GET /page.js':
      return read(join(here, 'page.js'), 'text/javascript');
    case 'GET /page.css':
      return read(join(here, 'page.css'), 'text/css');
    case 'GET /case-timeline.js':
      return read(element, 'text/javascript');
    default:
      return undefined;
  }
}

/** @param {object} body @returns {Answer} */
const json = (body) => ({ status: 200, type: 'application/json', body: JSON.stringify(body) });

/**
 * @param {ExampleHost} host
 * @param {'GET' | 'POST'} method
 * @param {string} path after `/desk/cases/`
 * @param {object} [body]
 * @returns {Promise<Answer>}
 */
async function desk({ deskUrl, deskToken }, method, path, body) {
  const said = await fetch(`${deskUrl}/desk/cases/${path}`, {
    method,
    headers: { authorization: `Bearer ${deskToken}`, 'x-staff': STAFF },
    signal: AbortSignal.timeout(PATIENCE_MS),
    ...(body !== undefined && { body: JSON.stringify(body) }),
  });
  const type = said.headers.get('content-type') ?? 'application/json';
  return { status: said.status, type, body: await said.text() };
}
