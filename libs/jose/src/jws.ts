import { sign, verify } from 'node:crypto';
import type { PublicJwk } from '#ports';
import { fromBase64url } from './base64url.ts';
import { readHeader } from './header.ts';
import type { OwnKey } from './keys.ts';
import { importPublic } from './public-key.ts';

const HEADER_FIELDS = ['alg', 'kid'];

/** Compact JWS (RFC 7515, EdDSA of RFC 8037) over the payload. */
export function signCompact(payload: string, key: OwnKey): string {
  const input = `${protectedHeader(key)}.${Buffer.from(payload).toString('base64url')}`;
  return `${input}.${sign(null, Buffer.from(input), key.secret).toString('base64url')}`;
}

/** The payload of a compact JWS that one of the keys signed, else undefined. */
export function verifyCompact(jws: string, keys: readonly PublicJwk[]): Buffer | undefined {
  const parts = jws.split('.');
  const [header, payload, signature] = parts;
  if (parts.length !== 3 || !header || !payload || !signature) return undefined;
  return verifies(header, payload, signature, keys) ? fromBase64url(payload) : undefined;
}

/** Detached JWS (RFC 7515 appendix F): `<header>..<signature>`. */
export function signDetached(payload: string, key: OwnKey): string {
  const [header, , signature] = signCompact(payload, key).split('.');
  return `${header}..${signature}`;
}

/** Whether one of the keys made the detached JWS over the payload. */
export function verifyDetached(jws: string, payload: string, keys: readonly PublicJwk[]): boolean {
  const parts = jws.split('.');
  const [header, between, signature] = parts;
  if (parts.length !== 3 || !header || between !== '' || !signature) return false;
  return verifies(header, Buffer.from(payload).toString('base64url'), signature, keys);
}

function protectedHeader({ jwk }: OwnKey): string {
  return Buffer.from(JSON.stringify({ alg: 'EdDSA', kid: jwk.kid })).toString('base64url');
}

function verifies(header: string, payload: string, signature: string, keys: readonly PublicJwk[]): boolean {
  // A closed header: no `typ` (those are tokens for another door), no `crit`, no key that the sender brings along.
  const fields = readHeader(header, HEADER_FIELDS);
  if (fields?.alg !== 'EdDSA') return false;
  const key = keys.find(({ kid, use, crv }) => kid === fields.kid && use === 'sig' && crv === 'Ed25519');
  const bytes = fromBase64url(signature);
  if (!key || bytes?.length !== 64) return false;
  return verify(null, Buffer.from(`${header}.${payload}`), importPublic(key), bytes);
}
