import type { Clock, PublicJwk } from '#ports';
import { decodeProtectedHeader, errors, jwtVerify, type JWTPayload } from 'jose';
import { type SigningKeysOf, TokenRefusal } from './agency-token.ts';
import { EMBED_SECONDS, EMBED_TOKEN_TYPE, type EmbedSession } from './embed-token.ts';
import { importPublic } from './public-key.ts';

/** The longest token that is looked at, in characters. */
const MAX_TOKEN = 4_096;
const TEXTS = ['network', 'agency', 'handle', 'actor', 'origin', 'key', 'sealedTo', 'jti'] as const;

type Claims = JWTPayload & Readonly<Record<(typeof TEXTS)[number], string>> & { readonly purpose?: string };

/** What tokens of pages are checked with. */
export interface EmbedCheckParts {
  /** The hub's own public signing keys: it alone makes such tokens. */
  readonly hubKeys: readonly PublicJwk[];
  /** The keys that an agency may use now. */
  readonly keysOf: SigningKeysOf;
  /** The key to which an agency is sealed now; undefined when it has none. */
  readonly sealingKey: (network: string, agency: string) => Promise<PublicJwk | undefined>;
  readonly clock: Clock;
}

/** Checks the tokens that pages show: read only, many times until they expire. */
export class EmbedTokenCheck {
  constructor(private readonly parts: EmbedCheckParts) {}

  /**
   * The session when the hub made the token, it has not expired, the page has the session's origin, and the agency may still
   * use the key with which it asked for the session and the one to which the session was sealed.
   */
  async check(token: string, origin: string | undefined): Promise<EmbedSession | TokenRefusal> {
    const claims = await this.#verified(token);
    if (claims instanceof TokenRefusal) return claims;
    const { network, agency, handle, actor, purpose, key: kid, sealedTo } = claims;
    if (claims.origin !== origin)
      return new TokenRefusal('TOKEN_NOT_FOR_THIS', 'show it on a page of the origin that it was made for');
    const usable = await this.parts.keysOf(network, agency);
    const sealing = await this.parts.sealingKey(network, agency);
    if (!usable.some((known) => known.kid === kid) || sealing?.kid !== sealedTo)
      return new TokenRefusal('TOKEN_EXPIRED', 'ask for a new session with the keys that may be used now');
    const session = { network, agency, handle, actor, origin, kid, sealedTo };
    return purpose === undefined ? session : { ...session, purpose };
  }

  async #verified(token: string): Promise<Claims | TokenRefusal> {
    const key = this.#keyOf(token);
    if (key instanceof TokenRefusal) return key;
    try {
      const { payload } = await jwtVerify(token, importPublic(key), {
        algorithms: ['EdDSA'],
        typ: EMBED_TOKEN_TYPE,
        // The hub made it and the hub looks at the clock: there is no difference to allow for.
        currentDate: new Date(this.parts.clock.now()),
        maxTokenAge: EMBED_SECONDS,
      });
      return isComplete(payload) ? payload : malformed();
    } catch (error) {
      return refusalOf(error);
    }
  }

  #keyOf(token: string): PublicJwk | TokenRefusal {
    if (token.length > MAX_TOKEN) return malformed();
    try {
      const { typ, kid } = decodeProtectedHeader(token);
      if (typ !== EMBED_TOKEN_TYPE)
        return new TokenRefusal('TOKEN_TYPE', `a page shows a token of the type "${EMBED_TOKEN_TYPE}"`);
      return this.parts.hubKeys.find((known) => known.kid === kid) ?? forged();
    } catch {
      return malformed();
    }
  }
}

function isComplete(payload: JWTPayload): payload is Claims {
  const { purpose, iat, exp } = payload;
  return (
    TEXTS.every((name) => typeof payload[name] === 'string' && payload[name] !== '') &&
    (purpose === undefined || typeof purpose === 'string') &&
    Number.isSafeInteger(iat) &&
    Number.isSafeInteger(exp)
  );
}

function refusalOf(error: unknown): TokenRefusal {
  if (error instanceof errors.JWTExpired || error instanceof errors.JWTClaimValidationFailed)
    return new TokenRefusal('TOKEN_EXPIRED', 'ask for a new session');
  if (error instanceof errors.JOSEError) return forged();
  throw error;
}

function malformed(): TokenRefusal {
  return new TokenRefusal('TOKEN_MALFORMED', 'show the token as the hub gave it');
}

function forged(): TokenRefusal {
  return new TokenRefusal('TOKEN_SIGNATURE', 'show the token as the hub gave it; nobody else can make one');
}
