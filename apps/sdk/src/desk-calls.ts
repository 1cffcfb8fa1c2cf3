import { setTimeout as pause } from 'node:timers/promises';
import { ProblemError } from './problem-error.ts';

/** Where the adapter's desk is, and what opens it. */
export interface DeskAddress {
  /** E.g. `http://127.0.0.1:8301`; https where it is not on this machine. */
  readonly desk: string;
  /** Content of the file that `desk.tokenFile` of the adapter's config.yaml names. */
  readonly token: string;
  /** How long one call may take, milliseconds; 30,000 where nothing is said. */
  readonly timeoutMs?: number;
}

/** One call of the desk. */
export interface DeskCall {
  readonly method: 'GET' | 'POST';
  readonly path: string;
  readonly body?: object;
  /** Pseudonymous id of the member of staff who acts. */
  readonly staff?: string;
  /** Repeating it does nothing twice: tried again when the desk does not answer or is not ready. */
  readonly repeatable?: boolean;
}

const PATIENCE_MS = 30_000;
/** Pauses before the second and the third attempt, milliseconds. */
const PAUSES_MS = [250, 1_000];
const LOOPBACK = ['127.0.0.1', 'localhost', '[::1]'];

/** Calls the desk; holds the token where nothing prints it. */
export class DeskCalls {
  readonly #origin: string;
  readonly #token: string;
  readonly #timeoutMs: number;

  /** Throws `DESK_ADDRESS_INVALID`, `TOKEN_MISSING`. */
  constructor({ desk, token, timeoutMs = PATIENCE_MS }: DeskAddress) {
    this.#origin = originOf(desk);
    this.#token = token.trim();
    this.#timeoutMs = timeoutMs;
    if (!/^[\x21-\x7e]+$/.test(this.#token))
      throw new ProblemError({
        code: 'TOKEN_MISSING',
        fix: "give the content of the desk's token file",
        pointer: '/token',
      });
  }

  /** The answer's body. Throws the desk's own problem, `DESK_UNREACHABLE` or `ANSWER_UNREADABLE`. */
  async answerTo<T extends object>(call: DeskCall): Promise<T> {
    for (const ms of call.repeatable ? PAUSES_MS : []) {
      try {
        return await this.#once<T>(call);
      } catch (error) {
        if (!(error instanceof ProblemError) || !maySucceedLater(error)) throw error;
        await pause(ms);
      }
    }
    return this.#once<T>(call);
  }

  async #once<T extends object>({ method, path, body, staff }: DeskCall): Promise<T> {
    const { status, text } = await this.#ask(path, {
      method,
      headers: {
        authorization: `Bearer ${this.#token}`,
        ...(body !== undefined && { 'content-type': 'application/json' }),
        ...(staff !== undefined && { 'x-staff': staff }),
      },
      ...(body !== undefined && { body: JSON.stringify(body) }),
      // The token goes to this desk and to nobody to whom it would be sent on.
      redirect: 'error',
      signal: AbortSignal.timeout(this.#timeoutMs),
    });
    const answer = objectIn(text);
    if (answer !== undefined && status >= 200 && status < 300) return answer as T;
    throw problemIn(answer, status);
  }

  async #ask(path: string, how: RequestInit): Promise<{ readonly status: number; readonly text: string }> {
    try {
      const response = await fetch(this.#origin + path, how);
      return { status: response.status, text: await response.text() };
    } catch {
      throw new ProblemError({
        code: 'DESK_UNREACHABLE',
        fix: `start the adapter, and check that its desk listens at ${this.#origin}`,
      });
    }
  }
}

function originOf(desk: string): string {
  const url = URL.canParse(desk) ? new URL(desk) : undefined;
  const isOpen = url?.protocol === 'http:' && LOOPBACK.includes(url.hostname);
  if (url !== undefined && (isOpen || url.protocol === 'https:') && url.pathname === '/') return url.origin;
  throw new ProblemError({
    code: 'DESK_ADDRESS_INVALID',
    fix: 'give the address as http://127.0.0.1:<port>, or https://… where a tunnel leads to the desk',
    pointer: '/desk',
  });
}

function maySucceedLater({ code, status }: ProblemError): boolean {
  return code === 'DESK_UNREACHABLE' || status === 503;
}

function objectIn(text: string): Readonly<Record<string, unknown>> | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : undefined;
  } catch {
    return undefined;
  }
}

function problemIn(answer: Readonly<Record<string, unknown>> = {}, status: number): ProblemError {
  const { code, detail, pointer } = answer;
  if (typeof code !== 'string' || typeof detail !== 'string')
    return new ProblemError({
      code: 'ANSWER_UNREADABLE',
      fix: "check that the address is that of an adapter's desk",
      status,
    });
  return new ProblemError({ code, fix: detail, status, ...(typeof pointer === 'string' && { pointer }) });
}
