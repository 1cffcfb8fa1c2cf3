import { readFileSync } from 'node:fs';
import type { JWK } from 'jose';
import { CompactEncrypt, importJWK } from 'jose';
import { outboxOf } from './adapter-memory.ts';
import type { Party } from './exports.ts';
import type { Ground } from './ground.ts';
import { joinAs } from './receipts.ts';

const BATCH = 70;

/**
 * Publishes everything in a party's outbox twice more beside its adapter, the newest first and in other batches than the
 * adapter's, sealed by another implementation than ours. The number of messages.
 */
export async function publishTwice({ network }: Ground, party: Party): Promise<number> {
  const agency = network.agency(party);
  const envelopes = outboxOf(agency).map(({ signed }) => JSON.parse(signed) as unknown);
  const { sealing } = JSON.parse(readFileSync(network.hubKeys.publicKeyFile, 'utf8')) as { sealing: JWK };
  const connection = await joinAs(agency, network.nats.url);
  for (let end = envelopes.length; end > 0; end -= BATCH) {
    const batch = envelopes.slice(Math.max(0, end - BATCH), end);
    const message = await sealed({ batch }, sealing);
    connection.publish(`intake.rheine.${party}`, message);
    connection.publish(`intake.rheine.${party}`, message);
  }
  await connection.drain();
  return 2 * Math.ceil(envelopes.length / BATCH);
}

async function sealed(content: unknown, key: JWK): Promise<string> {
  return new CompactEncrypt(Buffer.from(JSON.stringify(content)))
    .setProtectedHeader({ alg: 'ECDH-ES', enc: 'A256GCM', kid: key.kid ?? '' })
    .encrypt(await importJWK(key, 'ECDH-ES'));
}
