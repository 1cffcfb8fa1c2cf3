import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { FAULT_NAMES, isCount } from './broker/faults.ts';
import type { TestNetwork } from './test-network.ts';

type Fields = Readonly<Record<string, unknown>>;
type Answer = readonly [status: number, body: object];
type Routes = Readonly<Record<string, (network: TestNetwork, body: Fields) => Promise<Answer> | Answer>>;

const MOST_BYTES = 4_096;
const INSTANT = /^\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d(\.\d{1,3})?)?Z?$/;
/** The end of the year 9999. */
const LAST_INSTANT_MS = 253_402_300_799_999;
const ONE_DAY_FIX = 'write {"at":"2026-03-01T10:00Z"} or {"advanceMs":86400000}';

/** What can be done to a test network while it runs, on loopback. */
const routes: Routes = {
  'GET /simulate': (network) => [200, stateOf(network)],
  'POST /simulate/clock': ({ parts: { clock } }, { at, advanceMs }) => {
    if (typeof at === 'string' && isInstant(at)) clock.set(instantOf(at));
    else if (isAdvance(advanceMs, clock.now())) clock.advance(advanceMs);
    else return no(400, 'BODY_INVALID', ONE_DAY_FIX);
    return [200, { now: clock.now() }];
  },
  'POST /simulate/faults': ({ parts: { faults } }, body) => {
    const names: readonly string[] = Object.values(FAULT_NAMES);
    const wrong = Object.entries(body).some(([name, value]) => !names.includes(name) || !isCount(value));
    if (wrong) return no(400, 'BODY_INVALID', `write whole numbers for ${names.join(', ')}`);
    faults.want(body);
    return [200, faults.state];
  },
  'POST /simulate/trigger': async (network, { agency, type }) => {
    const refusal = await network.trigger(String(agency), String(type));
    return refusal === undefined ? [202, {}] : no(422, refusal, 'GET /simulate lists who may publish what');
  },
  'POST /simulate/broker/restart': async (network) => {
    await network.restartBroker();
    return [200, {}];
  },
  'POST /simulate/broker/cut': ({ parts: { cable } }) => {
    cable.cut();
    return [200, {}];
  },
};

/** An instant as it was typed: minutes are enough, and it is always UTC. */
export function instantOf(text: string): string {
  return new Date(text.endsWith('Z') ? text : `${text}Z`).toISOString();
}

/** Whether {@link instantOf} reads it. */
export function isInstant(text: string): boolean {
  if (!INSTANT.test(text) || Number.isNaN(Date.parse(text.endsWith('Z') ? text : `${text}Z`))) return false;
  // A day that its month does not have would become one of the next.
  return instantOf(text).slice(0, 10) === text.slice(0, 10);
}

/** Whether a clock can be moved so far and still show a year of four digits. */
function isAdvance(milliseconds: unknown, now: string): milliseconds is number {
  if (typeof milliseconds !== 'number' || !Number.isSafeInteger(milliseconds)) return false;
  const then = Date.parse(now) + milliseconds;
  return then >= 0 && then <= LAST_INSTANT_MS;
}

function stateOf({ parts }: TestNetwork): object {
  const { hubUrl, natsUrl, neighbours, faults, clock } = parts;
  return {
    hubUrl,
    natsUrl,
    now: clock.now(),
    faults: faults.state,
    neighbours: neighbours.map((one) => ({
      agency: one.agency,
      reference: one.reference,
      publishes: one.types,
      status: one.status(),
    })),
  };
}

function no(status: number, code: string, fix: string): Answer {
  return [status, { status, code, detail: fix }];
}

/** The control of a test network on loopback. */
export class Control {
  private constructor(private readonly server: Server) {}

  /** Listens; port 0 takes any free one. */
  static async opened(port: number, network: TestNetwork): Promise<Control> {
    const server = createServer((request, response) => void answer(request, response, network));
    await new Promise<void>((resolve, reject) => {
      server.once('error', reject).listen(port, '127.0.0.1', resolve);
    });
    return new Control(server);
  }

  get url(): string {
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}`;
  }

  close(): Promise<void> {
    return new Promise((resolve) => {
      this.server.close(() => resolve());
      this.server.closeAllConnections();
    });
  }
}

async function answer(
  request: IncomingMessage,
  response: ServerResponse,
  network: TestNetwork,
): Promise<void> {
  const [status, body] = await answered(request, network).catch(() => no(500, 'INTERNAL', 'try it again'));
  const type = status < 400 ? 'application/json' : 'application/problem+json';
  response.writeHead(status, { 'content-type': type, 'cache-control': 'no-store' });
  response.end(`${JSON.stringify(body)}\n`);
}

async function answered(request: IncomingMessage, network: TestNetwork): Promise<Answer> {
  const { method, url, headers } = request;
  // A page in a browser has no business here, whatever name it was rebound to.
  if (headers.origin !== undefined || !/^(127\.0\.0\.1|localhost):\d+$/.test(headers.host ?? ''))
    return no(403, 'NOT_FROM_A_PAGE', 'call this from a program on this machine');
  const route = routes[`${method} ${url}`];
  if (route === undefined) return no(404, 'ROUTE_UNKNOWN', `there are ${Object.keys(routes).join(', ')}`);
  if (method === 'GET') return route(network, {});
  const body = await bodyOf(request);
  return body === undefined ? no(400, 'BODY_INVALID', 'send a JSON object') : route(network, body);
}

async function bodyOf(request: IncomingMessage): Promise<Fields | undefined> {
  const pieces: Buffer[] = [];
  let size = 0;
  for await (const piece of request) {
    size += (piece as Buffer).length;
    if (size > MOST_BYTES) return undefined;
    pieces.push(piece as Buffer);
  }
  try {
    const body: unknown = size === 0 ? {} : JSON.parse(Buffer.concat(pieces).toString('utf8'));
    return typeof body === 'object' && body !== null && !Array.isArray(body) ? (body as Fields) : undefined;
  } catch {
    return undefined;
  }
}
