import type { PublicJwk, Sealer } from '#ports';
import { HttpProblem } from './problem.ts';

/** For which case and which page an agency wants a session. */
export interface SessionAsked {
  readonly handle: string;
  readonly origin: string;
}

/** Who asks, by a token that was checked. */
export interface Asker {
  readonly network: string;
  readonly agency: string;
}

const MEMBERS = 'agency,handle,network,origin';
const HANDLE = /^[A-Za-z0-9_-]{16,64}$/;
const LOOPBACK = ['127.0.0.1', '[::1]', 'localhost'];

/**
 * What is asked for, when the body is a compact JWS of the asking agency around {network, agency, handle, origin}. Throws
 * `SESSION_UNREADABLE`, `ORIGIN_INVALID`; whether there is such a case is not looked at.
 */
export function sessionAsked(
  body: unknown,
  { network, agency }: Asker,
  keys: readonly PublicJwk[],
  sealer: Pick<Sealer, 'verify'>,
): SessionAsked {
  if (!(body instanceof Uint8Array)) throw new HttpProblem('MEDIA_TYPE_NOT_SUPPORTED');
  const value = sealer.verify(Buffer.from(body).toString('latin1').trim(), keys);
  if (typeof value !== 'object' || value === null || Object.keys(value).toSorted().join() !== MEMBERS)
    throw new HttpProblem('SESSION_UNREADABLE');
  const asked = value as Readonly<Record<keyof (SessionAsked & Asker), unknown>>;
  const { handle, origin } = asked;
  if (asked.network !== network || asked.agency !== agency)
    throw new HttpProblem('SESSION_UNREADABLE', { pointer: '/agency' });
  if (typeof handle !== 'string' || !HANDLE.test(handle))
    throw new HttpProblem('SESSION_UNREADABLE', { pointer: '/handle' });
  if (typeof origin !== 'string' || !isOrigin(origin))
    throw new HttpProblem('ORIGIN_INVALID', { pointer: '/origin' });
  return { handle, origin };
}

/** An origin as a browser writes it (RFC 6454): https, or http on the machine itself. */
function isOrigin(text: string): boolean {
  const address = URL.parse(text);
  if (address === null || address.origin !== text || text.length > 256) return false;
  return (
    address.protocol === 'https:' || (address.protocol === 'http:' && LOOPBACK.includes(address.hostname))
  );
}
