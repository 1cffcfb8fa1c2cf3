import { readText } from '#files';
import type { AdapterConfig } from '#adapter';
import { EXIT } from '../exit-codes.ts';
import { Failure } from '../failure.ts';

/** How long a desk on this machine may take, milliseconds. */
const PATIENCE_MS = 10_000;

/** What a desk answered. */
export interface DeskAnswer {
  readonly status: number;
  readonly body: unknown;
}

/** The desk of an adapter that runs on this machine, with the token of its configuration. */
export class DeskClient {
  private constructor(
    readonly url: string,
    private readonly token: string,
  ) {}

  static async of({ desk }: AdapterConfig): Promise<DeskClient> {
    const host = desk.host.includes(':') ? `[${desk.host}]` : desk.host;
    return new DeskClient(`http://${host}:${desk.port}`, (await readText(desk.tokenFile)).trim());
  }

  /** One call, in the name of a member of staff where one acts; undefined when nobody answers there. */
  async call(
    method: 'GET' | 'POST',
    path: string,
    body?: object,
    staff?: string,
  ): Promise<DeskAnswer | undefined> {
    try {
      const answer = await fetch(`${this.url}${path}`, {
        method,
        headers: {
          authorization: `Bearer ${this.token}`,
          ...(body !== undefined && { 'content-type': 'application/json' }),
          ...(staff !== undefined && { 'x-staff': staff }),
        },
        ...(body !== undefined && { body: JSON.stringify(body) }),
        signal: AbortSignal.timeout(PATIENCE_MS),
      });
      return { status: answer.status, body: await answer.json().catch(() => undefined) };
    } catch {
      return undefined;
    }
  }

  /** The body of a call that must succeed; throws a `Failure` else. */
  async get(path: string): Promise<unknown> {
    const answer = await this.call('GET', path);
    if (answer?.status === 200) return answer.body;
    throw new Failure('DESK_UNREACHABLE', EXIT.unavailable, {
      happened: `the desk at ${this.url} ${answer === undefined ? 'does not answer' : `answers ${answer.status}`}`,
      safe: 'nothing was changed',
      next: [
        'start the adapter with this configuration; it says "ready" with the port of its desk',
        'and let desk.port name a port of its own, not 0',
      ],
    });
  }
}
