import { createPrivateKey, createPublicKey, type KeyObject, sign } from 'node:crypto';
import { Codec } from '@nats-io/nkeys/lib/codec.js';
import type { Authenticator } from '@nats-io/transport-node';

/** What stands before the 32 bytes of a private Ed25519 key in PKCS #8 (RFC 8410). */
const PKCS8 = Buffer.from('302e020100300506032b657004220420', 'hex');

interface Nkey {
  /** As the broker's configuration has it (`U…`). */
  readonly name: string;
  readonly key: KeyObject;
}

/**
 * Proves to the broker who comes, by a signature over what it drew: the same as the client's own authenticator gives, which computes it in
 * JavaScript and holds up everything else in the process meanwhile, 15 ms at each attempt to come in. Throws `NKeysError` for a seed
 * that is none, when it is asked.
 */
export function nkeyAuthenticator(seed: string): Authenticator {
  let nkey: Nkey | undefined;
  return (nonce) => {
    nkey ??= nkeyOf(seed);
    const sig = nonce === undefined ? '' : sign(null, Buffer.from(nonce), nkey.key).toString('base64');
    return { nkey: nkey.name, sig };
  };
}

function nkeyOf(seed: string): Nkey {
  const { prefix, buf } = Codec.decodeSeed(new TextEncoder().encode(seed));
  const key = createPrivateKey({ key: Buffer.concat([PKCS8, buf]), format: 'der', type: 'pkcs8' });
  const { x = '' } = createPublicKey(key).export({ format: 'jwk' });
  const name = new TextDecoder().decode(Codec.encode(prefix, Buffer.from(x, 'base64url')));
  return { name, key };
}
