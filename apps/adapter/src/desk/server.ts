import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Fields } from './body.ts';
import { readBody } from './body.ts';
import type { Entrance } from './guard.ts';
import { checkHost, checkOrigin, checkToken, staffOf } from './guard.ts';
import { isDiskFull } from '../journal/disk-full.ts';
import { DeskProblem } from './problem.ts';

/** How often a connection that waits for signs is kept alive, milliseconds. */
const ALIVE_MS = 20_000;

/** One call, after the entrance. */
export interface DeskCall {
  readonly params: Readonly<Record<string, string>>;
  readonly query: URLSearchParams;
  readonly body: Fields;
  /** Who calls; throws `STAFF_MISSING` when the call does not say. */
  readonly staff: () => string;
  /** Whether a session on the pages says that it is an officer's; a call with the token is known by its staff id alone. */
  readonly isOfficer?: boolean;
}

/** What a call is answered with: JSON, a text of another type (as a file where it has a name), or signs without content. */
export type DeskAnswer =
  | { readonly status: number; readonly body: unknown }
  | { readonly status: number; readonly text: string; readonly type: string; readonly file?: string }
  | { readonly status: number; readonly follow: Follow };

/** Begins to follow; calls back for each sign, until what it gives is called. */
export type Follow = (sign: () => void) => () => void;

/** Routes as `METHOD /path/:param`, each with its handler. */
export type DeskRoutes = Readonly<Record<string, (call: DeskCall) => DeskAnswer | Promise<DeskAnswer>>>;

/** A route, taken apart once for all calls. */
interface Route {
  readonly method: string;
  readonly path: readonly string[];
  readonly handler: DeskRoutes[string];
}

/** How the desk is set up. */
export interface DeskSetup extends Entrance {
  /** A loopback address: 127.0.0.1, ::1 or localhost. */
  readonly host: string;
  /** 0 takes a free one. */
  readonly port: number;
  readonly routes: DeskRoutes;
  /** Told of faults of our own (a 500), without the call's content. */
  readonly fault: (error: unknown) => void;
}

/** A desk that listens. */
export interface RunningDesk {
  readonly url: string;
  close(): Promise<void>;
}

/** Serves the desk on loopback. */
export async function serveDesk(setup: DeskSetup): Promise<RunningDesk> {
  const routes = takenApart(setup.routes);
  const server = createServer({ requestTimeout: 30_000, maxHeaderSize: 8_192 }, (request, response) => {
    void answer(request, response, setup, routes);
  });
  await listen(server, setup);
  return {
    url: urlOf(server.address() as AddressInfo),
    close: () => close(server),
  };
}

function takenApart(routes: DeskRoutes): readonly Route[] {
  return Object.entries(routes).map(([route, handler]) => {
    const [method = '', path = ''] = route.split(' ');
    return { method, path: path.split('/'), handler };
  });
}

async function answer(
  request: IncomingMessage,
  response: ServerResponse,
  setup: DeskSetup,
  routes: readonly Route[],
): Promise<void> {
  try {
    checkHost(request.headers, request.socket.localPort ?? 0);
    const origin = checkOrigin(request.headers, setup);
    allowOrigin(response, origin);
    if (request.method === 'OPTIONS' && origin !== undefined) return preflight(response);
    checkToken(request.headers, setup);
    reply(response, await dispatch(request, routes));
  } catch (error) {
    if (!(error instanceof DeskProblem)) setup.fault(error);
    sendProblem(response, problemFor(error));
  }
}

/** What a caller is told of whatever went wrong. */
export function problemFor(error: unknown): DeskProblem {
  return error instanceof DeskProblem ? error : isDiskFull(error) ? noSpace() : internal();
}

function reply(response: ServerResponse, given: DeskAnswer): void {
  if ('follow' in given) return followed(response, given.follow);
  response.writeHead(given.status, answerHeaders(given));
  response.end('body' in given ? JSON.stringify(given.body) : given.text);
}

/** Headers of an answer that is no stream. */
export function answerHeaders(given: Exclude<DeskAnswer, { follow: Follow }>): Record<string, string> {
  if ('body' in given) return headersOf('application/json');
  const { type, file } = given;
  return {
    ...headersOf(type),
    ...(file !== undefined && { 'Content-Disposition': `attachment; filename="${file}"` }),
    // A page made here must not load or run anything, wherever it is opened.
    'Content-Security-Policy': "default-src 'none'; style-src 'unsafe-inline'; sandbox",
  };
}

async function dispatch(request: IncomingMessage, routes: readonly Route[]): Promise<DeskAnswer> {
  const address = URL.parse(request.url ?? '/', 'http://desk');
  if (address === null)
    throw new DeskProblem('ROUTE_UNKNOWN', 'see docs/doors.md for the addresses of the desk');
  const { pathname, searchParams } = address;
  const given = pathname.split('/').map(decode);
  const fitting = routes.flatMap((route) => {
    const params = paramsOf(route.path, given);
    return params === undefined ? [] : [{ ...route, params }];
  });
  if (fitting.length === 0)
    throw new DeskProblem('ROUTE_UNKNOWN', 'see docs/doors.md for the addresses of the desk');
  const found = fitting.find(({ method }) => method === request.method);
  if (found === undefined) {
    const methods = fitting.map(({ method }) => method).join(', ');
    throw new DeskProblem('METHOD_NOT_ALLOWED', `this address takes ${methods}`);
  }
  const body = request.method === 'GET' ? {} : await readBody(request);
  return found.handler({
    params: found.params,
    query: searchParams,
    body,
    staff: () => staffOf(request.headers),
  });
}

function paramsOf(wanted: readonly string[], given: readonly string[]): Record<string, string> | undefined {
  if (wanted.length !== given.length) return undefined;
  const params: Record<string, string> = {};
  for (const [index, part] of wanted.entries()) {
    const value = given[index] ?? '';
    if (part.startsWith(':') && value !== '') params[part.slice(1)] = value;
    else if (part !== value) return undefined;
  }
  return params;
}

function decode(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    throw new DeskProblem('ROUTE_UNKNOWN', 'write the address in UTF-8, percent-encoded');
  }
}

function allowOrigin(response: ServerResponse, origin: string | undefined): void {
  response.setHeader('Vary', 'Origin');
  if (origin !== undefined) response.setHeader('Access-Control-Allow-Origin', origin);
}

function preflight(response: ServerResponse): void {
  response.setHeader('Access-Control-Allow-Methods', 'GET, POST, PUT');
  response.setHeader('Access-Control-Allow-Headers', 'Authorization, Content-Type, X-Staff');
  response.setHeader('Access-Control-Max-Age', '600');
  response.writeHead(204).end();
}

function sendProblem(response: ServerResponse, problem: DeskProblem): void {
  // The rest of an oversized body is not read: the connection ends with the answer.
  if (problem.code === 'BODY_TOO_LARGE') response.setHeader('Connection', 'close');
  send(response, problem.status, 'application/problem+json', JSON.stringify(problem.details()));
}

function send(response: ServerResponse, status: number, type: string, body: string): void {
  response.writeHead(status, headersOf(type));
  response.end(body);
}

/** Server-sent events without content; a comment now and then shows that the connection lives. */
function followed(response: ServerResponse, follow: Follow): void {
  response.writeHead(200, STREAM_HEADERS);
  response.write(':\n\n');
  const leave = follow(() => response.write('data:\n\n'));
  const alive = setInterval(() => response.write(':\n\n'), ALIVE_MS);
  response.once('close', () => {
    clearInterval(alive);
    leave();
  });
}

function headersOf(type: string): Record<string, string> {
  return {
    'Content-Type': `${type}; charset=utf-8`,
    'Cache-Control': 'no-store',
    'X-Content-Type-Options': 'nosniff',
  };
}

/** Headers of signs without content. */
export const STREAM_HEADERS = headersOf('text/event-stream');

function noSpace(): DeskProblem {
  return new DeskProblem('STORAGE_FULL', 'make space in the data folder, then call again; reading goes on');
}

function internal(): DeskProblem {
  return new DeskProblem('INTERNAL', "look into the adapter's log; the call may be tried again");
}

function urlOf({ family, address, port }: AddressInfo): string {
  return `http://${family === 'IPv6' ? `[${address}]` : address}:${port}`;
}

function listen(server: Server, { host, port }: DeskSetup): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, () => {
      server.off('error', reject);
      resolve();
    });
  });
}

function close(server: Server): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve());
    server.closeAllConnections();
  });
}
