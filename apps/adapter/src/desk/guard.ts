import { createHash, timingSafeEqual } from 'node:crypto';
import type { IncomingHttpHeaders } from 'node:http';
import { DeskProblem } from './problem.ts';

/** Who may come in: the token's holder, under these host names, from these origins. */
export interface Entrance {
  readonly token: string;
  /** Origins of pages that may call from a browser, e.g. `http://127.0.0.1:5173`. */
  readonly origins: readonly string[];
}

const LOOPBACK_NAMES = ['127.0.0.1', 'localhost', '[::1]'];

/**
 * The Host must be a loopback name with our port: a page whose own name was rebound to 127.0.0.1 (DNS rebinding) sends that
 * name. Throws `HOST_NOT_ALLOWED`.
 */
export function checkHost(headers: IncomingHttpHeaders, port: number): void {
  const host = headers.host?.toLowerCase();
  if (LOOPBACK_NAMES.some((name) => host === `${name}:${port}`)) return;
  throw new DeskProblem('HOST_NOT_ALLOWED', `call this desk as http://127.0.0.1:${port}`);
}

/** The allowed origin of a call from a browser page, undefined for a call from a program. Throws `ORIGIN_NOT_ALLOWED`. */
export function checkOrigin(headers: IncomingHttpHeaders, entrance: Entrance): string | undefined {
  const { origin } = headers;
  if (origin === undefined || entrance.origins.includes(origin)) return origin;
  throw new DeskProblem(
    'ORIGIN_NOT_ALLOWED',
    "add the page's origin to desk.origins in the agency's configuration",
  );
}

/** Compares digests, so that neither content nor length of the token shows in the time it takes. Throws `TOKEN_INVALID`. */
export function checkToken(headers: IncomingHttpHeaders, entrance: Entrance): void {
  const given = /^Bearer ([\x21-\x7e]+)$/.exec(headers.authorization ?? '')?.[1] ?? '';
  if (timingSafeEqual(digest(given), digest(entrance.token))) return;
  throw new DeskProblem(
    'TOKEN_INVALID',
    'send "Authorization: Bearer <token>" with the token of the desk.token file',
  );
}

/** The staff id of who reads or asks, e.g. `sb-017`. Throws `STAFF_MISSING`. */
export function staffOf(headers: IncomingHttpHeaders): string {
  const staff = headers['x-staff'];
  if (typeof staff === 'string' && /^[a-z0-9-]{3,40}$/.test(staff)) return staff;
  throw new DeskProblem(
    'STAFF_MISSING',
    'send the header X-Staff with a pseudonymous id: 3 to 40 of a-z, 0-9 and hyphen',
  );
}

function digest(text: string): Buffer {
  return createHash('sha256').update(text).digest();
}
