import { randomBytes } from 'node:crypto';
import { closeSync, fsyncSync, mkdirSync, openSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { createUser } from '@nats-io/nkeys';
import { generateKeys, loadKeys, publicKeysOf } from '#jose';
import type { PublicKeys } from '#ports';

/** The files of an agency's keys within its folder, as its `config.yaml` names them. */
export const KEY_FILES = {
  keys: 'keys.json',
  nkeySeed: 'nkey.seed',
  secret: 'secret',
  deskToken: 'desk.token',
} as const;

/** What others may know of a new agency: for the registry and the broker's configuration. */
export interface PublicPart {
  readonly network: string;
  readonly agency: string;
  readonly keys: PublicKeys;
  /** Public nkey of the agency's user in its own broker account. */
  readonly nkey: string;
}

/**
 * Makes an agency's keys in a folder (0700, files 0600): Ed25519 and X25519 as JWK set, the broker's nkey seed, the 32-byte
 * secret behind handles and event ids, and the desk's token. Throws `EEXIST` rather than overwrite a key.
 */
export function makeAgencyKeys(network: string, agency: string, folder: string): PublicPart {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const keys = generateKeys(`${network}.${agency}`);
  const user = createUser();
  write(folder, KEY_FILES.keys, Buffer.from(`${JSON.stringify(keys, null, 2)}\n`));
  write(folder, KEY_FILES.nkeySeed, user.getSeed());
  write(folder, KEY_FILES.secret, randomBytes(32));
  write(folder, KEY_FILES.deskToken, Buffer.from(randomBytes(32).toString('base64url')));
  return { network, agency, keys: publicKeysOf(loadKeys(keys)), nkey: user.getPublicKey() };
}

/** `wx`: a lost secret cannot be made again, so an existing file is never touched. */
function write(folder: string, name: string, bytes: Uint8Array): void {
  const file = openSync(join(folder, name), 'wx', 0o600);
  try {
    writeSync(file, bytes);
    fsyncSync(file);
  } finally {
    closeSync(file);
  }
}
