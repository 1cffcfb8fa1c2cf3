import { lookup } from 'node:dns/promises';
import type { IncomingMessage } from 'node:http';
import { request as httpRequest } from 'node:http';
import { request as httpsRequest } from 'node:https';
import { isIP } from 'node:net';
import { isLoopback, mayCall } from './allowed-addresses.ts';
import type { WebhookMessage } from './webhook-message.ts';

/** The longest that one attempt may take, with the search for the name, milliseconds. */
const ATTEMPT_MS = 15_000;

/** Where to, and what may be called. */
export interface Endpoint {
  readonly url: string;
  readonly allow: readonly string[];
  /** PEM of the authority of the receiver's certificate. */
  readonly ca?: string;
  readonly timeoutMs?: number;
}

/** What came of an attempt: `gone` is the receiver's 410, a failure has a code and perhaps the pause that was asked for. */
export type PostOutcome =
  | { readonly kind: 'taken' }
  | { readonly kind: 'gone' }
  | { readonly kind: 'failed'; readonly code: string; readonly retryAfterMs?: number };

/** All addresses of a host name. */
export type Resolve = (host: string) => Promise<readonly string[]>;

const resolveByDns: Resolve = async (host) =>
  (await lookup(host, { all: true, verbatim: true })).map(({ address }) => address);

/**
 * Posts a message. The name is resolved once, every address must be allowed, and the connection goes to the very address that
 * was looked at (a name that changes in between gains nothing). Redirects are not followed, the answer's body is not read.
 */
export async function post(
  endpoint: Endpoint,
  message: WebhookMessage,
  resolve: Resolve = resolveByDns,
): Promise<PostOutcome> {
  const url = new URL(endpoint.url);
  const signal = AbortSignal.timeout(endpoint.timeoutMs ?? ATTEMPT_MS);
  try {
    const address = await inTime(allowedAddress(url, endpoint.allow, resolve), signal);
    if ('code' in address) return { kind: 'failed', code: address.code };
    return await attempt(url, address.address, { ca: endpoint.ca, signal }, message);
  } catch (error) {
    return { kind: 'failed', code: codeOf(error) };
  }
}

/** The address that a message to this URL goes to, or why none may be sent there; every address of the name must be allowed. */
export async function allowedAddress(
  url: URL,
  allow: readonly string[],
  resolve: Resolve = resolveByDns,
): Promise<{ readonly address: string } | { readonly code: string }> {
  const host = url.hostname.replace(/^\[|\]$/g, '');
  const addresses = isIP(host) === 0 ? await resolve(host).catch(() => []) : [host];
  const [first] = addresses;
  if (first === undefined) return { code: 'NAME_UNKNOWN' };
  if (!addresses.every((one) => mayCall(one, allow))) return { code: 'ADDRESS_NOT_ALLOWED' };
  if (url.protocol !== 'https:' && !addresses.every(isLoopback)) return { code: 'NOT_ENCRYPTED' };
  return { address: first };
}

/** The system's search for a name cannot be ended, but nobody waits for it any longer. */
function inTime<Found>(search: Promise<Found>, signal: AbortSignal): Promise<Found> {
  const { promise, reject } = Promise.withResolvers<never>();
  signal.addEventListener('abort', () => reject(signal.reason as Error), { once: true });
  return Promise.race([search, promise]);
}

function attempt(
  url: URL,
  address: string,
  { ca, signal }: { readonly ca: string | undefined; readonly signal: AbortSignal },
  { body, headers }: WebhookMessage,
): Promise<PostOutcome> {
  const request = url.protocol === 'https:' ? httpsRequest : httpRequest;
  const family = isIP(address);
  return new Promise((settle, fail) => {
    const sent = request(
      url,
      {
        method: 'POST',
        headers: { ...headers, 'content-length': String(Buffer.byteLength(body)) },
        agent: false,
        signal,
        ...(ca !== undefined && { ca }),
        lookup: (_host, { all }, give) =>
          all === true ? give(null, [{ address, family }]) : give(null, address, family),
      },
      (response) => {
        settle(outcomeOf(response));
        response.destroy();
      },
    );
    sent.on('error', fail);
    sent.end(body);
  });
}

function outcomeOf({ statusCode = 0, headers }: IncomingMessage): PostOutcome {
  if (statusCode >= 200 && statusCode < 300) return { kind: 'taken' };
  if (statusCode === 410) return { kind: 'gone' };
  if (statusCode >= 300 && statusCode < 400) return { kind: 'failed', code: 'REDIRECTED' };
  const seconds = Number(headers['retry-after']);
  const asked = Number.isFinite(seconds) && seconds > 0 ? { retryAfterMs: seconds * 1_000 } : {};
  return { kind: 'failed', code: `ANSWER_${statusCode}`, ...asked };
}

/** Only the kind of the error: its text may hold the address with what stands in its query. */
function codeOf(error: unknown): string {
  const { code, name } = error as { readonly code?: unknown; readonly name?: unknown };
  if (name === 'TimeoutError' || name === 'AbortError' || code === 'ABORT_ERR') return 'TOO_SLOW';
  return typeof code === 'string' ? code : 'CONNECTION_FAILED';
}
