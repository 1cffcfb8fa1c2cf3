import { createHash } from 'node:crypto';
import type { Clock, Ids } from '#ports';
import { SignJWT } from 'jose';
import { TOKEN_SECONDS } from './agency-token.ts';
import type { OwnKeys } from './keys.ts';

/** The `typ` of the tokens with which a data protection officer asks: refused where an agency's staff reads, as theirs are here. */
export const OFFICER_TOKEN_TYPE = 'wegmarke-officer+jwt';

/** The one role that such a token knows; another one is refused. */
export const OFFICER_ROLE = 'officer';

/** Who asks: an officer, by the key of one of the agencies of the officer's controller. */
export interface OfficerClaims {
  readonly network: string;
  readonly agency: string;
  /** Pseudonymous id of the officer. */
  readonly actor: string;
}

/** The request for which a token is made or shown; `query` as it stands in the address, without `?`. */
export interface OfficerRequest {
  readonly method: string;
  readonly path: string;
  readonly query: string;
}

/** base64url(SHA-256) of the query: what is asked is signed, and what an officer looks for stands in no header. */
export function queryHash(query: string): string {
  return createHash('sha256').update(query).digest('base64url');
}

/** Makes an agency's officer tokens. */
export class OfficerTokens {
  readonly #own: OwnKeys;
  readonly #clock: Clock;
  readonly #ids: Ids;

  constructor(own: OwnKeys, clock: Clock, ids: Ids) {
    this.#own = own;
    this.#clock = clock;
    this.#ids = ids;
  }

  /** A token for this one request, to be used once within a minute. */
  make({ network, agency, actor }: OfficerClaims, { method, path, query }: OfficerRequest): Promise<string> {
    const { jwk, secret } = this.#own.signing[0];
    const issued = Math.floor(Date.parse(this.#clock.now()) / 1_000);
    const request = { htm: method, htu: path, htq: queryHash(query) };
    return new SignJWT({ network, agency, actor, role: OFFICER_ROLE, ...request })
      .setProtectedHeader({ alg: 'EdDSA', typ: OFFICER_TOKEN_TYPE, kid: jwk.kid })
      .setIssuedAt(issued)
      .setExpirationTime(issued + TOKEN_SECONDS)
      .setJti(this.#ids.next())
      .sign(secret);
  }
}
