import { createHash, createPrivateKey, sign } from 'node:crypto';
import type { EnvelopeKind, LedgerEvent } from '#catalogue';
import { leafBytes, ledgerLeaf } from '#catalogue';
import { generateKeys, JoseSealer, loadKeys, makeEnvelope, newSalt } from '#jose';
import {
  cosignature,
  formatCheckpoint,
  formatNote,
  formatSignature,
  inclusionProof,
  noteSignature,
  rootHash,
} from '#merkle';
import type { ProofBundle } from '../bundle.ts';

/** Name of the ledger in specs. */
export const ORIGIN = 'wegmarke/hub';
/** The private keys in specs. */
export const keys = {
  hub: generateKeys('hub'),
  vhs: generateKeys('rheine.vhs'),
  bamf: generateKeys('rheine.bamf'),
};

/** The public keys of one of them, as they are handed out. */
export function publicOf(who: keyof typeof keys) {
  return new JoseSealer(loadKeys(keys[who])).publicKeys;
}

/** An agency's public part as its adapter prints it. */
export function publicPart(agency: 'vhs' | 'bamf') {
  return { network: 'rheine', agency, keys: publicOf(agency) };
}

/** Events of the course provider in their places, all of one type. */
export function sampleEvents(
  count: number,
  type = 'de.wegmarke.language.registered.v1',
  kind: EnvelopeKind = 'event',
): readonly LedgerEvent[] {
  const vhs = new JoseSealer(loadKeys(keys.vhs));
  return Array.from({ length: count }, (_, number): LedgerEvent => {
    const time = '2026-02-01T00:00:00.000Z';
    const id = createHash('sha256').update(String(number)).digest('base64url');
    const { envelope, signature } = makeEnvelope(
      {
        id,
        handle: 'handle-of-a-case-0001',
        network: 'rheine',
        agency: 'vhs',
        type,
        kind,
        time,
        data: {},
        salt: newSalt(),
      },
      vhs,
    );
    return {
      position: number + 7,
      stream: 'case-rheine-0001',
      revision: number,
      id,
      type,
      version: 1,
      network: 'rheine',
      agency: 'vhs',
      theme: 'language',
      category: 'language',
      happenedAt: time,
      recordedAt: '2026-02-01T10:00:00.000Z',
      commitment: envelope.commitment,
      signature,
    };
  });
}

/** The bundle of one event among others, made with the hub's code, co-signed by the federal office. */
export function bundleOf(events: readonly LedgerEvent[], index: number): ProofBundle {
  const leaves = events.map((event) => leafBytes(ledgerLeaf(event)));
  const text = formatCheckpoint({ origin: ORIGIN, size: leaves.length, root: rootHash(leaves) });
  const event = events[index];
  if (event === undefined) throw new RangeError('there is no such event');
  const seen = Date.parse('2026-02-01T10:00:02.000Z') / 1_000;
  return {
    origin: ORIGIN,
    note: formatNote({ text, signatures: [noteSignature(text, noteKey('hub', ORIGIN), signer('hub'))] }),
    cosignatures: [formatSignature(cosignature(text, seen, noteKey('bamf', 'rheine/bamf'), signer('bamf')))],
    leaf: ledgerLeaf(event),
    index,
    path: inclusionProof(leaves, index).map((hash) => Buffer.from(hash).toString('base64url')),
    event,
  };
}

function noteKey(who: keyof typeof keys, name: string) {
  return { name, publicKey: Buffer.from(publicOf(who).signing[0]?.x ?? '', 'base64url') };
}

function signer(who: keyof typeof keys) {
  const [jwk] = keys[who].keys;
  if (jwk === undefined) throw new Error('there is no key');
  const secret = createPrivateKey({ key: { ...jwk }, format: 'jwk' });
  return (bytes: Uint8Array) => sign(null, bytes, secret);
}
