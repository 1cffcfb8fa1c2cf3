import type { Clock, Ids } from '#ports';
import { SignJWT } from 'jose';
import { TOKEN_SECONDS } from './agency-token.ts';
import type { OwnKeys } from './keys.ts';

/** The `typ` of the tokens with which an agency reads (RFC 8725 §3.11): nothing else is taken for one, nor one for anything else. */
export const READ_TOKEN_TYPE = 'wegmarke-read+jwt';

/** Who reads what, and what for. */
export interface ReadClaims {
  readonly network: string;
  readonly agency: string;
  /** Pseudonymous id of the member of staff. */
  readonly actor: string;
  readonly purpose?: string;
}

/** The request for which a token is made or shown: method and path without query. */
export interface ReadRequest {
  readonly method: string;
  readonly path: string;
  readonly purpose?: string;
}

/** Makes an agency's read tokens. */
export class ReadTokens {
  readonly #own: OwnKeys;
  readonly #clock: Clock;
  readonly #ids: Ids;

  constructor(own: OwnKeys, clock: Clock, ids: Ids) {
    this.#own = own;
    this.#clock = clock;
    this.#ids = ids;
  }

  /** A token for this one request, to be used once within {@link TOKEN_SECONDS}. */
  make(claims: Omit<ReadClaims, 'purpose'>, { method, path, purpose }: ReadRequest): Promise<string> {
    const { jwk, secret } = this.#own.signing[0];
    const issued = Math.floor(Date.parse(this.#clock.now()) / 1_000);
    const { network, agency, actor } = claims;
    return new SignJWT({
      network,
      agency,
      actor,
      ...(purpose !== undefined && { purpose }),
      htm: method,
      htu: path,
    })
      .setProtectedHeader({ alg: 'EdDSA', typ: READ_TOKEN_TYPE, kid: jwk.kid })
      .setIssuedAt(issued)
      .setExpirationTime(issued + TOKEN_SECONDS)
      .setJti(this.#ids.next())
      .sign(secret);
  }
}
