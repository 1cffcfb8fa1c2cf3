import type { IncomingMessage, ServerResponse } from 'node:http';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

/** What an agency's system that is told by webhook does with a message. */
export type Manner = 'takes' | 'is down' | 'fails' | 'is gone' | 'is slow' | 'redirects' | 'never answers';

/** What a webhook says. */
export interface Told {
  readonly type: string;
  readonly id: string;
  readonly reference: string;
  readonly link: string;
}

const STATUS: Readonly<Partial<Record<Manner, number>>> = { fails: 500, 'is gone': 410, redirects: 307 };
/** Longer than an attempt may take. */
const SLOW_MS = 16_000;
/** Where a redirect leads, and nobody may ever go. */
const ASIDE = '/aside/';

/** The systems of all agencies that are told by webhook, in one process; it keeps what it took and what it refused. */
export class Receiver {
  readonly #server = createServer((request, response) => void this.#answer(request, response));
  readonly #taken = new Map<string, Map<string, Told>>();
  readonly #broken: string[] = [];
  #manner: Manner = 'takes';
  #port = 0;
  #calls = 0;

  static async start(): Promise<Receiver> {
    const receiver = new Receiver();
    await receiver.#listen();
    return receiver;
  }

  get url(): string {
    return `http://127.0.0.1:${this.#port}`;
  }

  /** How often it was called, or should have been where nobody listens. */
  get calls(): number {
    return this.#calls;
  }

  /** What stands in order at an agency, each message once, however often it came. */
  takenBy(agency: string): readonly Told[] {
    return [...(this.#taken.get(agency)?.values() ?? [])];
  }

  /** What a sink must never do: messages out of order within a case, or sent where a redirect leads. */
  get broken(): readonly string[] {
    return this.#broken;
  }

  /** From now on it does this with messages. */
  async now(manner: Manner): Promise<void> {
    const wasDown = this.#manner === 'is down';
    this.#manner = manner;
    if (manner === 'is down') await this.close();
    else if (wasDown) await this.#listen();
    // Whoever waits for an answer gets none.
    else this.#server.closeAllConnections();
  }

  async close(): Promise<void> {
    if (!this.#server.listening) return;
    this.#server.closeAllConnections();
    await new Promise<void>((resolve) => this.#server.close(() => resolve()));
  }

  async #listen(): Promise<void> {
    await new Promise<void>((resolve) => this.#server.listen(this.#port, '127.0.0.1', resolve));
    this.#port = (this.#server.address() as AddressInfo).port;
  }

  async #answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const body = await bodyOf(request).catch(() => undefined);
    // Cut off before it was whole: as if it had never come.
    if (body === undefined) return;
    this.#calls += 1;
    const { url = '', headers } = request;
    if (url.startsWith(ASIDE)) this.#broken.push(`a redirect was followed to ${url}`);
    const manner = this.#manner;
    // What never answers may have taken it, and may not have.
    const takesIt = manner === 'takes' || (manner === 'never answers' && this.#calls % 2 === 0);
    if (takesIt) this.#take(url.slice(1), String(headers['webhook-id']), JSON.parse(body) as Told);
    if (manner === 'never answers') return;
    const answer = (): void => {
      response.writeHead(STATUS[manner] ?? 204, manner === 'redirects' ? { location: `${ASIDE}${url}` } : {});
      response.end();
    };
    if (manner === 'is slow') setTimeout(answer, SLOW_MS).unref();
    else answer();
  }

  #take(agency: string, webhookId: string, told: Told): void {
    const taken = this.#taken.get(agency) ?? new Map<string, Told>();
    this.#taken.set(agency, taken);
    if (taken.has(webhookId)) return;
    const overtaken = [...taken.values()].find(
      ({ reference, link }) => reference === told.reference && numberIn(link) > numberIn(told.link),
    );
    if (overtaken) this.#broken.push(`webhook of ${agency}: ${told.id} came behind ${overtaken.id}`);
    taken.set(webhookId, told);
  }
}

/** The desk numbers what came in, so the numbers of a case tell its order. */
function numberIn(link: string): number {
  return Number(link.slice(link.lastIndexOf('/') + 1));
}

async function bodyOf(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks).toString();
}
