import type { Clock, UsedTokens } from '#ports';
import { type SigningKeysOf, TokenRefusal, usedUp, verifiedToken } from './agency-token.ts';
import { READ_TOKEN_TYPE, type ReadClaims, type ReadRequest } from './read-token.ts';

/** Checks the read tokens that agencies show; each is taken once. */
export class ReadTokenCheck {
  readonly #keysOf: SigningKeysOf;
  readonly #clock: Clock;
  readonly #used: UsedTokens;

  constructor(keysOf: SigningKeysOf, clock: Clock, used: UsedTokens) {
    this.#keysOf = keysOf;
    this.#clock = clock;
    this.#used = used;
  }

  /** Who reads, when the token is the reader's own, fresh, unused and made for this request. */
  async check(token: string, request: ReadRequest): Promise<ReadClaims | TokenRefusal> {
    const parts = { keysOf: this.#keysOf, clock: this.#clock, used: this.#used };
    const claims = await verifiedToken<Pick<ReadClaims, 'purpose'>>(
      token,
      READ_TOKEN_TYPE,
      ({ purpose }) => (purpose === undefined ? [] : [purpose]),
      parts,
    );
    if (claims instanceof TokenRefusal) return claims;
    const { network, agency, actor, purpose, htm, htu } = claims;
    if (htm !== request.method || htu !== request.path || purpose !== request.purpose) {
      return new TokenRefusal('TOKEN_NOT_FOR_THIS', 'make the token for just this method, path and purpose');
    }
    return (
      (await usedUp(claims, parts)) ?? { network, agency, actor, ...(purpose !== undefined && { purpose }) }
    );
  }
}
