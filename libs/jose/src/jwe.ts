import {
  createCipheriv,
  createDecipheriv,
  createHash,
  createPublicKey,
  createSecretKey,
  diffieHellman,
  generateKeyPairSync,
  type KeyObject,
  randomBytes,
} from 'node:crypto';
import type { PublicJwk } from '#ports';
import { fromBase64url } from './base64url.ts';
import { readHeader } from './header.ts';
import type { OwnKey } from './keys.ts';
import { importPublic } from './public-key.ts';

const HEADER_FIELDS = ['alg', 'enc', 'kid', 'epk'];
const IV_BYTES = 12;
const TAG_BYTES = 16;

/** Compact JWE (RFC 7516): ECDH-ES with a one-time X25519 key in direct agreement, A256GCM. Throws on a key that is not for sealing. */
export function sealCompact(plain: Uint8Array, to: PublicJwk): string {
  if (to.use !== 'enc' || to.crv !== 'X25519') throw new Error(`the key ${to.kid} is not for sealing`);
  const ephemeral = generateKeyPairSync('x25519');
  const { x } = ephemeral.publicKey.export({ format: 'jwk' });
  const epk = { kty: 'OKP', crv: 'X25519', x };
  const header = Buffer.from(JSON.stringify({ alg: 'ECDH-ES', enc: 'A256GCM', kid: to.kid, epk })).toString(
    'base64url',
  );
  const iv = randomBytes(IV_BYTES);
  const cipher = createCipheriv('aes-256-gcm', agreeOnKey(ephemeral.privateKey, importPublic(to)), iv);
  cipher.setAAD(Buffer.from(header));
  const ct = Buffer.concat([cipher.update(plain), cipher.final()]);
  const tag = cipher.getAuthTag();
  return `${header}..${iv.toString('base64url')}.${ct.toString('base64url')}.${tag.toString('base64url')}`;
}

/** The plain bytes of a compact JWE to one of the keys, or undefined when it is not one or was changed on the way. */
export function openCompact(jwe: string, own: readonly OwnKey[]): Uint8Array | undefined {
  const parts = jwe.split('.');
  const [header, encryptedKey] = parts;
  // Direct agreement has no encrypted key (RFC 7516 §5.2): what stands there was not put there by a sender of ours.
  if (parts.length !== 5 || !header || encryptedKey !== '') return undefined;
  const [iv, ct, tag] = parts.slice(2).map(fromBase64url);
  if (iv?.length !== IV_BYTES || ct === undefined || tag?.length !== TAG_BYTES) return undefined;
  try {
    const key = contentKey(header, own);
    if (!key) return undefined;
    const decipher = createDecipheriv('aes-256-gcm', key, iv, { authTagLength: TAG_BYTES });
    decipher.setAAD(Buffer.from(header)).setAuthTag(tag);
    return Buffer.concat([decipher.update(ct), decipher.final()]);
  } catch {
    // OpenSSL throws on a wrong tag and on a point of low order alike: both mean "not sealed to us".
    return undefined;
  }
}

function contentKey(header: string, own: readonly OwnKey[]): KeyObject | undefined {
  const fields = readHeader(header, HEADER_FIELDS);
  if (fields?.alg !== 'ECDH-ES' || fields.enc !== 'A256GCM') return undefined;
  const key = own.find(({ jwk }) => jwk.kid === fields.kid && jwk.use === 'enc');
  const epk = fields.epk as Readonly<Record<string, unknown>> | null | undefined;
  if (!key || epk?.kty !== 'OKP' || epk.crv !== 'X25519' || typeof epk.x !== 'string') return undefined;
  // Not through the cache of known keys: this one is used once.
  const oneTime = createPublicKey({ key: { kty: 'OKP', crv: 'X25519', x: epk.x }, format: 'jwk' });
  return agreeOnKey(key.secret, oneTime);
}

/** The fixed part of OtherInfo (RFC 7518 §4.6.2): algorithm id, empty PartyUInfo and PartyVInfo, key length in bits. */
const OTHER_INFO = Buffer.concat([
  uint32('A256GCM'.length),
  Buffer.from('A256GCM'),
  uint32(0),
  uint32(0),
  uint32(256),
]);

/** Concat KDF (NIST SP 800-56A) in its one round: SHA-256 yields just the 256 bits that are needed. */
function agreeOnKey(privateKey: KeyObject, publicKey: KeyObject): KeyObject {
  const secret = diffieHellman({ privateKey, publicKey });
  const key = createHash('sha256').update(uint32(1)).update(secret).update(OTHER_INFO).digest();
  // As a key object, see `box` in sealed-box.ts.
  return createSecretKey(key);
}

function uint32(value: number): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32BE(value);
  return bytes;
}
