import { createHash } from 'node:crypto';
import type { AgreementInForce, LoadedCase } from '#casefile';
import { caseEvidence } from '#casefile';
import { canonicalJson } from '#catalogue';
import type { EvidenceNote, Position } from '#ports';

/** Raised when the index of changed evidence must be built anew: the hub does so at its next start, beside the one in use. */
export const EVIDENCE_VERSION = 1;

/** What each agency's evidence of a case is now, as digests. */
export function evidenceNotes(
  { network, caseId, state }: LoadedCase,
  inForce: AgreementInForce,
  { at, position }: { readonly at: string; readonly position: Position },
): readonly EvidenceNote[] {
  const agencies =
    state.kind === 'open'
      ? new Set([...Object.keys(state.links), ...state.splitOff.map(({ agency }) => agency)])
      : [];
  return [...agencies].flatMap((agency) => {
    const evidence = caseEvidence(state, inForce, agency, at);
    if (evidence === undefined) return [];
    const digest = createHash('sha256').update(canonicalJson(evidence)).digest('base64url');
    return [{ network, agency, caseId, digest, position }];
  });
}

/** Under which version all cases of a network were noted; it belongs to no agency and no case, so nobody is ever told of it. */
export function agreementNote(network: string, hash: string): EvidenceNote {
  return { network, agency: '', caseId: '', digest: hash, position: 0 };
}
