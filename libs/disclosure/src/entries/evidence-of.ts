import type { AgreementInForce, LoadedCase } from '#casefile';
import { evidenceFor } from '#casefile';
import type { Evidence } from '#gate';
import type { EvidenceFor } from './choose-entries.decide.ts';

/** The gate's evidence for the events of a case at an instant; made once for each sender and type. */
export function evidenceOf(
  loaded: Pick<LoadedCase, 'network' | 'state' | 'revision'>,
  inForce: AgreementInForce,
  at: string,
): EvidenceFor {
  const made = new Map<string, Evidence>();
  return ({ agency, type }) => {
    const key = `${agency}|${type}`;
    const evidence = made.get(key) ?? evidenceFor(loaded, inForce, agency, type, at);
    made.set(key, evidence);
    return evidence;
  };
}
