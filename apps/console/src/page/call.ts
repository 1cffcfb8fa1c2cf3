import type { Text } from './text.ts';

/** One fault of a text that was sent; line and column count from 1. */
export interface TextFault {
  readonly line: number;
  readonly column: number;
  readonly code: string;
  /** Which part of the text, as a JSON pointer; empty: the text as a whole. */
  readonly pointer?: string;
  /** English. */
  readonly fix: string;
  /** What is wrong, where a code does not say it. */
  readonly words?: Text;
}

/** A no, or a failure, as the server tells it (RFC 9457): a stable code, words with the fix, and where in the body it lies. */
export class Problem extends Error {
  constructor(
    readonly code: string,
    detail: string,
    readonly status: number,
    readonly pointer?: string,
    /** All faults of a text that was sent. */
    readonly faults: readonly TextFault[] = [],
  ) {
    super(detail);
    this.name = 'Problem';
  }
}

const PATIENCE_MS = 30_000;

/** Reads; nothing is kept by the browser. Throws a `Problem`. */
export async function get<T>(path: string, signal?: AbortSignal): Promise<T> {
  return (await call('GET', path, undefined, signal)) as T;
}

/** Reads what nobody at the screen asked for just now: it does not keep the log-in awake. Throws a `Problem`. */
export async function getUnasked<T>(path: string, signal?: AbortSignal): Promise<T> {
  return (await call('GET', path, undefined, signal, 'live')) as T;
}

/** Reads, and says at the same time that somebody is there: the log-in goes on. Throws a `Problem`. */
export async function getStaying<T>(path: string): Promise<T> {
  return (await call('GET', path, undefined, undefined, 'stay')) as T;
}

let isUnasked = false;

/** What `work` begins to read is read unasked, as with `getUnasked`: a sign of the server came, nobody clicked. */
export function unasked(work: () => void): void {
  asIf(true, work);
}

/** For what reads in several steps: what it begins through the function given is asked for by whoever asked for the first step. */
export function asBegun(): <T>(work: () => T) => T {
  const was = isUnasked;
  return (work) => asIf(was, work);
}

function asIf<T>(isBySign: boolean, work: () => T): T {
  const before = isUnasked;
  isUnasked = isBySign;
  try {
    return work();
  } finally {
    isUnasked = before;
  }
}

/** Tells the page that the log-in has ended, whichever call found out. */
export const LOG_IN_ENDED = 'wegmarke-log-in-ended';

/** Does something. The header shows that a page of ours asks, not a foreign one (CSRF). Throws a `Problem`. */
export async function post<T>(path: string, body: unknown = {}): Promise<T> {
  return (await call('POST', path, body)) as T;
}

/** Does something that must still go out when the page is left in the same moment. Throws a `Problem`. */
export async function postOnTheWayOut<T>(path: string): Promise<T> {
  return (await call('POST', path, {}, undefined, 'page', true)) as T;
}

/** Replaces something. Throws a `Problem`. */
export async function put<T>(path: string, body: unknown): Promise<T> {
  return (await call('PUT', path, body)) as T;
}

async function call(
  method: string,
  path: string,
  body?: unknown,
  signal?: AbortSignal,
  by: 'page' | 'live' | 'stay' = isUnasked ? 'live' : 'page',
  keepalive = false,
): Promise<unknown> {
  const patience = AbortSignal.timeout(PATIENCE_MS);
  const answer = await fetch(path, {
    method,
    cache: 'no-store',
    credentials: 'same-origin',
    redirect: 'error',
    keepalive,
    headers: { 'x-wegmarke': by, ...(body !== undefined && { 'content-type': 'application/json' }) },
    signal: signal === undefined ? patience : AbortSignal.any([patience, signal]),
    ...(body !== undefined && { body: JSON.stringify(body) }),
  }).catch((error: unknown) => {
    throw new Problem('NOT_REACHED', String(error), 0);
  });
  const said = (await answer.json().catch(() => ({}))) as Said;
  if (answer.ok) return said;
  if (said.code === 'SIGN_IN_NEEDED') window.dispatchEvent(new Event(LOG_IN_ENDED));
  const { code = 'UNKNOWN', detail = answer.statusText, pointer, faults } = said;
  throw new Problem(code, detail, answer.status, pointer, faults);
}

interface Said {
  readonly code?: string;
  readonly detail?: string;
  readonly pointer?: string;
  readonly faults?: readonly TextFault[];
}

/** A part of an address, as one segment. */
export function segment(text: string): string {
  return encodeURIComponent(text);
}
