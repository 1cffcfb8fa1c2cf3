import { createPrivateKey, generateKeyPairSync, type KeyObject } from 'node:crypto';
import type { PublicJwk, PublicKeys } from '#ports';
import { fromBase64url } from './base64url.ts';

/** A private key as JWK (RFC 8037): the public part and `d`. */
export interface PrivateJwk extends PublicJwk {
  readonly d: string;
}

/**
 * The content of a key file: a private JWK set. The first `sig` key signs and the first `enc` key is what others seal
 * to; further ones are older keys, kept to be published and to open what is still under way.
 */
export interface PrivateJwks {
  readonly keys: readonly PrivateJwk[];
}

/** A private key ready for use. */
export interface OwnKey {
  readonly jwk: PublicJwk;
  readonly secret: KeyObject;
}

/** A participant's own keys ready for use; each list holds at least one, the current one first. */
export interface OwnKeys {
  readonly signing: readonly [OwnKey, ...OwnKey[]];
  readonly sealing: readonly [OwnKey, ...OwnKey[]];
}

/** A key file that cannot be used; `pointer` (RFC 6901) says where, the message how to put it right. Never holds key material. */
export class KeyFileInvalid extends Error {
  readonly code = 'KEY_FILE_INVALID';

  constructor(
    readonly pointer: string,
    fix: string,
  ) {
    super(`${pointer || '/'}: ${fix}`);
    this.name = 'KeyFileInvalid';
  }
}

const CURVES = { sig: 'Ed25519', enc: 'X25519' } as const;

/** New keys of one participant: Ed25519 to sign (`<kid>.sig`) and X25519 to seal to (`<kid>.enc`). */
export function generateKeys(kid: string): PrivateJwks {
  const signing = generateKeyPairSync('ed25519').privateKey.export({ format: 'jwk' });
  const sealing = generateKeyPairSync('x25519').privateKey.export({ format: 'jwk' });
  return {
    keys: [
      {
        kty: 'OKP',
        crv: 'Ed25519',
        x: String(signing.x),
        d: String(signing.d),
        kid: `${kid}.sig`,
        use: 'sig',
      },
      {
        kty: 'OKP',
        crv: 'X25519',
        x: String(sealing.x),
        d: String(sealing.d),
        kid: `${kid}.enc`,
        use: 'enc',
      },
    ],
  };
}

/** Reads the parsed JSON of a key file; throws {@link KeyFileInvalid}. */
export function loadKeys(file: unknown): OwnKeys {
  const keys = isRecord(file) ? file.keys : undefined;
  if (!Array.isArray(keys)) throw new KeyFileInvalid('/keys', 'must be a list of private keys (a JWK set)');
  const own = keys.map((key: unknown, index) => loadKey(key, `/keys/${index}`));
  refuseTwins(own);
  const [signing, ...olderSigning] = own.filter(({ jwk }) => jwk.use === 'sig');
  const [sealing, ...olderSealing] = own.filter(({ jwk }) => jwk.use === 'enc');
  if (!signing) throw new KeyFileInvalid('/keys', 'must hold an Ed25519 key with "use": "sig"');
  if (!sealing) throw new KeyFileInvalid('/keys', 'must hold an X25519 key with "use": "enc"');
  return { signing: [signing, ...olderSigning], sealing: [sealing, ...olderSealing] };
}

/** What others may know of a participant's keys. */
export function publicKeysOf(own: OwnKeys): PublicKeys {
  return { signing: own.signing.map(({ jwk }) => jwk), sealing: own.sealing[0].jwk };
}

function loadKey(key: unknown, pointer: string): OwnKey {
  if (!isRecord(key)) throw new KeyFileInvalid(pointer, 'must be a JWK');
  const { kty, crv, x, d, kid, use } = key;
  if (kty !== 'OKP') throw new KeyFileInvalid(`${pointer}/kty`, 'must be "OKP"');
  if (use !== 'sig' && use !== 'enc') throw new KeyFileInvalid(`${pointer}/use`, 'must be "sig" or "enc"');
  if (crv !== CURVES[use])
    throw new KeyFileInvalid(`${pointer}/crv`, `must be "${CURVES[use]}" for "use": "${use}"`);
  if (typeof kid !== 'string' || kid === '') throw new KeyFileInvalid(`${pointer}/kid`, 'must name the key');
  if (!is32Bytes(x)) throw new KeyFileInvalid(`${pointer}/x`, 'must be 32 bytes as base64url');
  if (!is32Bytes(d)) throw new KeyFileInvalid(`${pointer}/d`, 'must be 32 bytes as base64url');
  const jwk = { kty, crv: CURVES[use], x, kid, use } as const;
  return { jwk, secret: importPrivate({ ...jwk, d }, pointer) };
}

function importPrivate(jwk: PrivateJwk, pointer: string): KeyObject {
  const secret = createPrivateKey({ key: { ...jwk }, format: 'jwk' });
  // OpenSSL takes only `d`; an `x` of another key would be published and nobody could verify or open.
  const derived = secret.export({ format: 'jwk' }).x;
  if (derived !== jwk.x) throw new KeyFileInvalid(`${pointer}/x`, 'does not belong to the private part "d"');
  return secret;
}

function refuseTwins(own: readonly OwnKey[]): void {
  const kids = own.map(({ jwk }) => jwk.kid);
  const twin = kids.findIndex((kid, index) => kids.indexOf(kid) !== index);
  if (twin >= 0) throw new KeyFileInvalid(`/keys/${twin}/kid`, 'names two keys; every key needs its own');
}

function is32Bytes(value: unknown): value is string {
  return typeof value === 'string' && fromBase64url(value)?.length === 32;
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
