import { createHash } from 'node:crypto';
import type { AgreementInForce, LoadedCase } from '#casefile';
import { caseEvidence } from '#casefile';
import { canonicalJson } from '#catalogue';
import type { EvidenceIndex, Position } from '#ports';

/** Notes for each agency of a case whether its evidence became another one; tells for whom it did. */
export async function noteEvidence(
  index: EvidenceIndex,
  { network, caseId, state }: LoadedCase,
  inForce: AgreementInForce,
  { at, position }: { readonly at: string; readonly position: Position },
): Promise<readonly string[]> {
  const agencies = state.kind === 'open' ? Object.keys(state.links) : [];
  const changed = await Promise.all(
    agencies.map(async (agency) => {
      const evidence = caseEvidence(state, inForce, agency, at);
      if (evidence === undefined) return [];
      const digest = createHash('sha256').update(canonicalJson(evidence)).digest('base64url');
      const isNew = await index.note(network, agency, caseId, evidence.handle, digest, position);
      return isNew ? [agency] : [];
    }),
  );
  return changed.flat();
}
