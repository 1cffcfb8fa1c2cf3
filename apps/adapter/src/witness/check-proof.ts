import type { LedgerLeaf, LedgerProof, SignedEnvelope } from '#catalogue';
import { envelopeDigest, leafBytes } from '#catalogue';
import { leafHash, verifyInclusion } from '#merkle';
import type { Head } from './head.ts';

/**
 * Checks the hub's proof against what this agency itself sent and the place that its receipt named; the leaf when it holds,
 * else undefined. A proof over anything else than the own bytes proves nothing.
 */
export function checkProof(
  proof: LedgerProof,
  own: { readonly signed: SignedEnvelope; readonly position: number },
  head: Head,
): LedgerLeaf | undefined {
  if (proof.position !== own.position || typeof proof.place !== 'string' || !Array.isArray(proof.path))
    return undefined;
  const { envelope, signature } = own.signed;
  const { id, network, agency, time, commitment } = envelope;
  const leaf = {
    position: own.position,
    envelope: envelopeDigest({ id, network, agency, happenedAt: time, commitment, signature }),
    place: proof.place,
  };
  const holds = verifyInclusion({
    leafHash: leafHash(leafBytes(leaf)),
    index: proof.index,
    size: head.size,
    proof: proof.path.map((hash) => Buffer.from(String(hash), 'base64url')),
    root: head.root,
  });
  return holds ? leaf : undefined;
}
