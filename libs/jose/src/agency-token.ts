import { createHash } from 'node:crypto';
import type { Clock, PublicJwk, UsedTokens } from '#ports';
import { decodeJwt, decodeProtectedHeader, errors, jwtVerify, type JWTPayload } from 'jose';
import { importPublic } from './public-key.ts';

/** The longest life of a token that an agency makes for one request, in seconds. */
export const TOKEN_SECONDS = 60;

/** Why a token is not taken. */
export type TokenCode =
  | 'TOKEN_MALFORMED'
  | 'TOKEN_TYPE'
  | 'TOKEN_SIGNATURE'
  | 'TOKEN_EXPIRED'
  | 'TOKEN_REPLAYED'
  | 'TOKEN_NOT_FOR_THIS'
  | 'TOKEN_TOO_MANY';

/** A token was not taken: stable code, and the fix in words. */
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

/** What every token of an agency says, whatever it is for. */
export interface AgencyClaims {
  readonly network: string;
  readonly agency: string;
  /** Pseudonymous id of the member of staff. */
  readonly actor: string;
  readonly jti: string;
  readonly iat: number;
  readonly exp: number;
  readonly htm: string;
  readonly htu: string;
}

/** What tokens are checked with. */
export interface TokenParts {
  readonly keysOf: SigningKeysOf;
  readonly clock: Clock;
  readonly used: UsedTokens;
}

/** Seconds by which an agency's clock may differ from the hub's. */
const CLOCK_TOLERANCE = 5;
/** The longest token that is looked at, in characters. */
const MAX_TOKEN = 4_096;
/** The longest claim that is taken, in characters. */
const MAX_CLAIM = 512;

/** The claims of a token of this `typ` when its agency signed it and it is fresh; `texts` are its further claims, all of them texts. */
export async function verifiedToken<Further extends object>(
  token: string,
  typ: string,
  texts: (claims: JWTPayload) => readonly unknown[],
  { keysOf, clock }: Pick<TokenParts, 'keysOf' | 'clock'>,
): Promise<(AgencyClaims & Further) | TokenRefusal> {
  const unverified = readUnverified(token, typ, texts);
  if (unverified instanceof TokenRefusal) return unverified;
  const { kid, claims } = unverified;
  const keys = await keysOf(claims.network, claims.agency);
  const key = keys.find((known) => known.kid === kid && known.use === 'sig' && known.crv === 'Ed25519');
  if (!key) return badSignature();
  try {
    await jwtVerify(token, importPublic(key), {
      algorithms: ['EdDSA'],
      typ,
      currentDate: new Date(clock.now()),
      clockTolerance: CLOCK_TOLERANCE,
      maxTokenAge: TOKEN_SECONDS,
    });
    return claims.exp - claims.iat <= TOKEN_SECONDS ? (claims as AgencyClaims & Further) : expired();
  } catch (error) {
    return refusalOf(error);
  }
}

/** Uses a token up; to be done last of all, so that one which is refused for another reason is not. */
export async function usedUp(
  { network, agency, jti, iat }: AgencyClaims,
  { used, clock }: Pick<TokenParts, 'used' | 'clock'>,
): Promise<TokenRefusal | undefined> {
  // What an agency puts into its ids is nobody's business: only their digest is kept.
  const name = createHash('sha256')
    .update(JSON.stringify([network, agency, jti]))
    .digest('base64url');
  const use = await used.use(name, iat + TOKEN_SECONDS + CLOCK_TOLERANCE, Date.parse(clock.now()) / 1_000);
  if (use === 'again') return new TokenRefusal('TOKEN_REPLAYED', 'make a new token for each request');
  if (use === 'no-room') return new TokenRefusal('TOKEN_TOO_MANY', 'wait a minute and ask again');
  return undefined;
}

function readUnverified(
  token: string,
  expected: string,
  further: (claims: JWTPayload) => readonly unknown[],
): { kid: unknown; claims: AgencyClaims } | TokenRefusal {
  const malformed = new TokenRefusal(
    'TOKEN_MALFORMED',
    'send a JWT with network, agency, actor, jti, iat, exp, htm, htu',
  );
  if (token.length > MAX_TOKEN) return malformed;
  try {
    const { typ, alg, kid } = decodeProtectedHeader(token);
    if (typ !== expected) return new TokenRefusal('TOKEN_TYPE', `set "typ" to "${expected}"`);
    if (alg !== 'EdDSA') return badSignature();
    const claims = decodeJwt(token);
    return hasAllClaims(claims, further(claims)) ? { kid, claims } : malformed;
  } catch {
    return malformed;
  }
}

function hasAllClaims(claims: JWTPayload, further: readonly unknown[]): claims is JWTPayload & AgencyClaims {
  const { network, agency, actor, jti, htm, htu, iat, exp } = claims;
  const texts = [network, agency, actor, jti, htm, htu, ...further];
  const allTexts = texts.every((text) => typeof text === 'string' && text !== '' && text.length <= MAX_CLAIM);
  return allTexts && Number.isSafeInteger(iat) && Number.isSafeInteger(exp);
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
    `make it for at most ${TOKEN_SECONDS} s, use it within them, check the clock`,
  );
}

function badSignature(): TokenRefusal {
  return new TokenRefusal('TOKEN_SIGNATURE', 'sign with EdDSA and a key that is registered for your agency');
}
