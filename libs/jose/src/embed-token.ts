import type { Clock, Ids } from '#ports';
import { decodeProtectedHeader, SignJWT } from 'jose';
import type { OwnKeys } from './keys.ts';

/** The `typ` of the tokens with which a page inside an agency's system reads one case; taken at that door and at no other. */
export const EMBED_TOKEN_TYPE = 'wegmarke-embed+jwt';

/** The longest life of such a token, in seconds. */
export const EMBED_SECONDS = 300;

/** What a session is for: one case, one origin, one purpose, one member of staff; reading only. */
export interface EmbedSession {
  readonly network: string;
  readonly agency: string;
  /** The agency's own handle of the case. */
  readonly handle: string;
  /** Pseudonymous id of the member of staff who reads. */
  readonly actor: string;
  /** The origin of the page that may show the token (RFC 6454), e.g. `https://fachverfahren.example`. */
  readonly origin: string;
  /** Absent: any purpose of the agreement. */
  readonly purpose?: string;
  /** The agency's key with which it asked for the session: when that may not be used any more, the session ends. */
  readonly kid: string;
  /** The agency's key to which the session was sealed: when another took its place, the session ends. */
  readonly sealedTo: string;
}

/** A token with the instant until which it is taken. */
export interface EmbedToken {
  readonly token: string;
  readonly expiresAt: string;
}

/** Makes the hub's tokens for pages. */
export class EmbedTokens {
  readonly #own: OwnKeys;
  readonly #clock: Clock;
  readonly #ids: Ids;

  constructor(own: OwnKeys, clock: Clock, ids: Ids) {
    this.#own = own;
    this.#clock = clock;
    this.#ids = ids;
  }

  /** A token of {@link EMBED_SECONDS}; nothing in it tells whether there is such a case. */
  async make({ kid, purpose, ...session }: EmbedSession): Promise<EmbedToken> {
    const { jwk, secret } = this.#own.signing[0];
    const issued = Math.floor(Date.parse(this.#clock.now()) / 1_000);
    const until = issued + EMBED_SECONDS;
    const token = await new SignJWT({ ...session, ...(purpose !== undefined && { purpose }), key: kid })
      .setProtectedHeader({ alg: 'EdDSA', typ: EMBED_TOKEN_TYPE, kid: jwk.kid })
      .setIssuedAt(issued)
      .setExpirationTime(until)
      .setJti(this.#ids.next())
      .sign(secret);
    return { token, expiresAt: new Date(until * 1_000).toISOString() };
  }
}

/** The key that a token names; of a token that was checked, the one that signed it. */
export function keyNamedBy(token: string): string | undefined {
  return decodeProtectedHeader(token).kid;
}
