import type { Evidence } from '#gate';
import { earliest } from '../instant.ts';
import type { Candidate } from './candidates.decide.ts';
import type { EvidenceFor } from './choose-entries.decide.ts';

/**
 * When a case must be looked through again though nothing happens in it: a consent begins, a row comes into force, a
 * restriction ends, a date arrives, or the next version of the agreement begins (`nextFrom`). Of a case that offers nothing, never.
 */
export function nextChange(
  offered: readonly Candidate[],
  evidenceFor: EvidenceFor,
  at: string,
  nextFrom?: string,
): string | undefined {
  if (offered.length === 0) return undefined;
  const evidence = new Set(offered.map(({ entry }) => evidenceFor(entry)));
  const instants = [
    nextFrom,
    ...[...evidence].flatMap(turningPoints),
    ...offered.map(({ entry }) => entry.happenedAt),
  ];
  return earliest(instants.filter((instant) => instant !== undefined).filter((instant) => instant > at));
}

function turningPoints(evidence: Evidence): readonly (string | undefined)[] {
  return [
    evidence.agreement.from,
    ...evidence.agreement.cells.flatMap(({ from, until }) => [from, until]),
    ...evidence.provisions.map(({ validFrom }) => validFrom),
    ...evidence.restrictions.map(({ until }) => until),
    ...evidence.objections.map(({ until }) => until),
  ];
}
