import { createHash } from 'node:crypto';
import type { Clock, PublicJwk, UsedTokens } from '#ports';
import { decodeJwt, decodeProtectedHeader, errors, jwtVerify, type JWTPayload } from 'jose';
import { importPublic } from './public-key.ts';
import { READ_TOKEN_SECONDS, READ_TOKEN_TYPE, type ReadClaims, type ReadRequest } from './read-token.ts';

/** Why a read token is not taken. */
export type TokenCode =
  | 'TOKEN_MALFORMED'
  | 'TOKEN_TYPE'
  | 'TOKEN_SIGNATURE'
  | 'TOKEN_EXPIRED'
  | 'TOKEN_REPLAYED'
  | 'TOKEN_NOT_FOR_THIS'
  | 'TOKEN_TOO_MANY';

/** A read token was not taken: stable code, and the fix in words. */
export class TokenRefusal {
  constructor(
    readonly code: TokenCode,
    readonly fix: string,
  ) {}
}

/** The signing keys of an agency; none for an agency that is not registered. */
export type SigningKeysOf = (
  network: string,
  agency: string,
) => readonly PublicJwk[] | Promise<readonly PublicJwk[]>;

/** Seconds by which an agency's clock may differ from the hub's. */
const CLOCK_TOLERANCE = 5;
/** The longest token that is looked at, in characters. */
const MAX_TOKEN = 4_096;
/** The longest claim that is taken, in characters. */
const MAX_CLAIM = 512;

type Checked = ReadClaims & {
  readonly jti: string;
  readonly iat: number;
  readonly exp: number;
  readonly htm: string;
  readonly htu: string;
};

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
    const claims = await this.#verified(token);
    if (claims instanceof TokenRefusal) return claims;
    if (!madeFor(claims, request)) {
      return new TokenRefusal('TOKEN_NOT_FOR_THIS', 'make the token for just this method, path and purpose');
    }
    // Last of all, so that a token that is refused for another reason is not used up.
    const { network, agency, actor, purpose, jti, iat } = claims;
    // What an agency puts into its ids is nobody's business: only their digest is kept.
    const name = createHash('sha256')
      .update(JSON.stringify([network, agency, jti]))
      .digest('base64url');
    const use = await this.#used.use(
      name,
      iat + READ_TOKEN_SECONDS + CLOCK_TOLERANCE,
      Date.parse(this.#clock.now()) / 1_000,
    );
    if (use === 'again') return new TokenRefusal('TOKEN_REPLAYED', 'make a new token for each request');
    if (use === 'no-room') return new TokenRefusal('TOKEN_TOO_MANY', 'wait a minute and ask again');
    return { network, agency, actor, ...(purpose !== undefined && { purpose }) };
  }

  async #verified(token: string): Promise<Checked | TokenRefusal> {
    const unverified = readUnverified(token);
    if (unverified instanceof TokenRefusal) return unverified;
    const { kid, claims } = unverified;
    const keys = await this.#keysOf(claims.network, claims.agency);
    const key = keys.find((known) => known.kid === kid && known.use === 'sig' && known.crv === 'Ed25519');
    if (!key) return badSignature();
    try {
      await jwtVerify(token, importPublic(key), {
        algorithms: ['EdDSA'],
        typ: READ_TOKEN_TYPE,
        currentDate: new Date(this.#clock.now()),
        clockTolerance: CLOCK_TOLERANCE,
        maxTokenAge: READ_TOKEN_SECONDS,
      });
      return claims.exp - claims.iat <= READ_TOKEN_SECONDS ? claims : expired();
    } catch (error) {
      return refusalOf(error);
    }
  }
}

function readUnverified(token: string): { kid: unknown; claims: Checked } | TokenRefusal {
  const malformed = new TokenRefusal(
    'TOKEN_MALFORMED',
    'send a JWT with network, agency, actor, jti, iat, exp, htm, htu',
  );
  if (token.length > MAX_TOKEN) return malformed;
  try {
    const { typ, alg, kid } = decodeProtectedHeader(token);
    if (typ !== READ_TOKEN_TYPE) return new TokenRefusal('TOKEN_TYPE', `set "typ" to "${READ_TOKEN_TYPE}"`);
    if (alg !== 'EdDSA') return badSignature();
    const claims = decodeJwt(token);
    return hasAllClaims(claims) ? { kid, claims } : malformed;
  } catch {
    return malformed;
  }
}

function hasAllClaims(claims: JWTPayload): claims is JWTPayload & Checked {
  const { network, agency, actor, purpose, jti, htm, htu, iat, exp } = claims;
  const texts = [network, agency, actor, jti, htm, htu, ...(purpose === undefined ? [] : [purpose])];
  const allTexts = texts.every((text) => typeof text === 'string' && text !== '' && text.length <= MAX_CLAIM);
  return allTexts && Number.isSafeInteger(iat) && Number.isSafeInteger(exp);
}

function madeFor(claims: Checked, { method, path, purpose }: ReadRequest): boolean {
  return claims.htm === method && claims.htu === path && claims.purpose === purpose;
}

function refusalOf(error: unknown): TokenRefusal {
  if (error instanceof errors.JWTExpired || error instanceof errors.JWTClaimValidationFailed) {
    return expired();
  }
  if (error instanceof errors.JOSEError) return badSignature();
  throw error;
}

function expired(): TokenRefusal {
  return new TokenRefusal(
    'TOKEN_EXPIRED',
    `make it for at most ${READ_TOKEN_SECONDS} s, use it within them, check the clock`,
  );
}

function badSignature(): TokenRefusal {
  return new TokenRefusal('TOKEN_SIGNATURE', 'sign with EdDSA and a key that is registered for your agency');
}
