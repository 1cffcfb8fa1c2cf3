import type { KeyObject } from 'node:crypto';
import { createPrivateKey, createPublicKey, generateKeyPairSync } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';

/** DER before the 32 bytes of an Ed25519 private key (RFC 8410). */
const PRIVATE_PREFIX = Buffer.from('302e020100300506032b657004220420', 'hex');

/** The file of the webhooks' own keys is not what it was when it was made. */
export class WebhookKeysInvalid extends Error {
  readonly code = 'WEBHOOK_KEYS_INVALID';

  constructor(file: string) {
    super(`${file}: each line must be whsk_ and 32 bytes as base64; restore it, or remove it for a new key`);
    this.name = 'WebhookKeysInvalid';
  }
}

/**
 * The keys with which webhooks are signed, newest first: lines of `whsk_…` (Standard Webhooks), mode 0600; made when there is
 * none. Every key signs, so a receiver may go over to the new one in its own time. Throws {@link WebhookKeysInvalid}.
 */
export function webhookKeys(file: string): readonly KeyObject[] {
  if (!existsSync(file)) makeKey(file);
  const lines = readFileSync(file, 'utf8')
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');
  if (lines.length === 0) throw new WebhookKeysInvalid(file);
  return lines.map((line) => {
    const seed = Buffer.from(line.replace(/^whsk_/, ''), 'base64');
    if (!line.startsWith('whsk_') || seed.length !== 32) throw new WebhookKeysInvalid(file);
    return createPrivateKey({ key: Buffer.concat([PRIVATE_PREFIX, seed]), format: 'der', type: 'pkcs8' });
  });
}

/** The public half as receivers get it: `whpk_` and 32 bytes as base64. */
export function publicHalf(key: KeyObject): string {
  const der = createPublicKey(key).export({ format: 'der', type: 'spki' });
  return `whpk_${der.subarray(-32).toString('base64')}`;
}

function makeKey(file: string): void {
  const { privateKey } = generateKeyPairSync('ed25519');
  const seed = privateKey.export({ format: 'der', type: 'pkcs8' }).subarray(-32);
  mkdirSync(dirname(file), { recursive: true, mode: 0o700 });
  writeFileSync(file, `whsk_${seed.toString('base64')}\n`, { mode: 0o600, flag: 'wx' });
}
