import type { LedgerLeaf, LedgerProof, SignedEnvelope } from '#catalogue';
import { envelopeDigest, leafBytes } from '#catalogue';
import { leafHash, verifyInclusion } from '#merkle';
import type { Head } from './head.ts';

/** What this agency sent, and the place that its receipt named. */
export interface OwnMessage {
  readonly signed: SignedEnvelope;
  readonly position: number;
  /** Signatures under which it went out before its key was rotated: the hub may have recorded it with one of them. */
  readonly earlier?: readonly string[];
}

/**
 * Checks the hub's proof against what this agency itself sent and the place that its receipt named; the leaf when it holds,
 * else undefined. A proof over anything else than the own bytes proves nothing.
 */
export function checkProof(proof: LedgerProof, own: OwnMessage, head: Head): LedgerLeaf | undefined {
  if (proof.position !== own.position || typeof proof.place !== 'string' || !isPath(proof.path))
    return undefined;
  const signatures = [own.signed.signature, ...(own.earlier ?? [])];
  for (const signature of signatures) {
    const leaf = leafOf(proof, own, signature);
    if (includes(proof, leaf, head)) return leaf;
  }
  return undefined;
}

function leafOf(
  { place }: LedgerProof,
  { signed: { envelope }, position }: OwnMessage,
  signature: string,
): LedgerLeaf {
  const { id, network, agency, time, commitment } = envelope;
  const digest = envelopeDigest({ id, network, agency, happenedAt: time, commitment, signature });
  return { position, envelope: digest, place };
}

function isPath(path: unknown): boolean {
  return Array.isArray(path) && path.every((hash) => typeof hash === 'string');
}

function includes({ index, path }: LedgerProof, leaf: LedgerLeaf, head: Head): boolean {
  return verifyInclusion({
    leafHash: leafHash(leafBytes(leaf)),
    index,
    size: head.size,
    proof: path.map((hash) => Buffer.from(hash, 'base64url')),
    root: head.root,
  });
}
