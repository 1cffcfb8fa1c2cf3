import type { TokenParts } from './agency-token.ts';
import { TokenRefusal, usedUp, verifiedToken } from './agency-token.ts';
import type { OfficerClaims, OfficerRequest } from './officer-token.ts';
import { OFFICER_ROLE, OFFICER_TOKEN_TYPE, queryHash } from './officer-token.ts';

/** Checks the tokens with which officers ask; each is taken once. */
export class OfficerTokenCheck {
  readonly #parts: TokenParts;

  constructor(parts: TokenParts) {
    this.#parts = parts;
  }

  /** Who asks, when the token is one of an officer, signed by the agency, fresh, unused and made for this request. */
  async check(token: string, { method, path, query }: OfficerRequest): Promise<OfficerClaims | TokenRefusal> {
    const claims = await verifiedToken<{ readonly role: string; readonly htq: string }>(
      token,
      OFFICER_TOKEN_TYPE,
      ({ role, htq }) => [role, htq],
      this.#parts,
    );
    if (claims instanceof TokenRefusal) return claims;
    const { network, agency, actor, role, htm, htu, htq } = claims;
    if (role !== OFFICER_ROLE) {
      return new TokenRefusal('TOKEN_NOT_FOR_THIS', `set "role" to "${OFFICER_ROLE}", for officers only`);
    }
    if (htm !== method || htu !== path || htq !== queryHash(query)) {
      return new TokenRefusal('TOKEN_NOT_FOR_THIS', 'make the token for just this method, path and query');
    }
    return (await usedUp(claims, this.#parts)) ?? { network, agency, actor };
  }
}
