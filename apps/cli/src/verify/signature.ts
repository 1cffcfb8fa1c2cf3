import { createPublicKey, verify } from 'node:crypto';

/** Whether the Ed25519 key of these 32 bytes signed the message. Never throws. */
export function holds(message: Uint8Array, signature: Uint8Array, publicKey: Uint8Array): boolean {
  if (signature.length !== 64) return false;
  try {
    const x = Buffer.from(publicKey).toString('base64url');
    const key = createPublicKey({ key: { kty: 'OKP', crv: 'Ed25519', x }, format: 'jwk' });
    return verify(null, message, key, signature);
  } catch {
    // Bytes that are no point of the curve have signed nothing.
    return false;
  }
}
