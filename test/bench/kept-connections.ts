import type { RequestOptions } from 'node:http';
import { Agent, request } from 'node:http';
import { text } from 'node:stream/consumers';

/** As many as a program that sends a lot would keep open. */
const CONNECTIONS = 32;
/** Whoever says nothing for so long will not answer. */
const SILENT_MS = 60_000;

/** One call; a body goes as JSON. */
export interface Call {
  readonly method: 'GET' | 'POST';
  /** Made when its turn has come, as what proves who calls may not live long. */
  readonly headers: () => Promise<Readonly<Record<string, string>>>;
  readonly body?: unknown;
}

/** What a server said. */
export interface Said {
  readonly status: number;
  readonly text: string;
}

/**
 * Calls over a bounded number of connections that stay open, as a real client makes them. When all are taken, a call waits for
 * one, and that time is part of its own.
 */
export class KeptConnections {
  readonly #agent = new Agent({ keepAlive: true, maxSockets: CONNECTIONS });
  readonly #waiting: (() => void)[] = [];
  #free = CONNECTIONS;

  /** Calls and reads the whole answer, whatever its status. */
  async call(url: string, { method, headers, body }: Call): Promise<Said> {
    await this.#turn();
    try {
      const json = body === undefined ? {} : { 'content-type': 'application/json' };
      const sent = { method, headers: { ...(await headers()), ...json } };
      return await this.#said(url, sent, body === undefined ? undefined : JSON.stringify(body));
    } finally {
      const next = this.#waiting.shift();
      if (next === undefined) this.#free += 1;
      else next();
    }
  }

  async #turn(): Promise<void> {
    if (this.#free === 0) return new Promise((resolve) => this.#waiting.push(resolve));
    this.#free -= 1;
  }

  #said(url: string, sent: RequestOptions, body: string | undefined): Promise<Said> {
    const { promise, resolve, reject } = Promise.withResolvers<Said>();
    const call = request(url, { ...sent, agent: this.#agent });
    call.setTimeout(SILENT_MS, () => call.destroy(new Error(`No answer within ${SILENT_MS / 1_000} s.`)));
    call.on('error', reject);
    call.on('response', (answer) => {
      text(answer).then((read) => resolve({ status: answer.statusCode ?? 0, text: read }), reject);
    });
    call.end(body);
    return promise;
  }

  /** Nothing may be called afterwards. */
  close(): void {
    this.#agent.destroy();
  }
}
