import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/**
 * Where the hub's secrets lie, and what others may know of it.
 * @typedef {object} HubKeys
 * @property {string} keyFile private JWK set
 * @property {string} publicKeyFile what the adapters pin
 * @property {string} kekFile key-encryption key of the vault
 * @property {string} [metricsTokenFile] with whose content `/metrics` is read
 * @property {string} seedFile nkey seed of the hub's broker account
 * @property {string} nkeyPublic
 */

/**
 * The hub's keys in a folder; made when there are none yet.
 * @param {string} folder
 * @returns {Promise<HubKeys>}
 */
export async function hubKeys(folder) {
  const { createUser, fromSeed } = await import('@nats-io/nkeys');
  const { generateKeys, loadKeys, publicKeysOf } = await import('#jose');
  const files = {
    keyFile: join(folder, 'keys.json'),
    publicKeyFile: join(folder, 'public-keys.json'),
    kekFile: join(folder, 'kek'),
    seedFile: join(folder, 'nkey.seed'),
    metricsTokenFile: join(folder, 'metrics.token'),
  };
  if (!existsSync(files.seedFile)) {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    const keys = generateKeys('hub');
    secret(files.keyFile, JSON.stringify(keys, null, 2));
    secret(files.publicKeyFile, JSON.stringify(publicKeysOf(loadKeys(keys)), null, 2));
    secret(files.kekFile, randomBytes(32).toString('base64url'));
    secret(files.seedFile, Buffer.from(createUser().getSeed()).toString());
  }
  // A network that was laid out before there was one gets it too.
  if (!existsSync(files.metricsTokenFile))
    secret(files.metricsTokenFile, randomBytes(32).toString('base64url'));
  const nkeyPublic = fromSeed(readFileSync(files.seedFile)).getPublicKey();
  return { ...files, nkeyPublic };
}

/** @param {string} file @param {string} text */
function secret(file, text) {
  writeFileSync(file, text, { mode: 0o600, flag: 'wx' });
}
