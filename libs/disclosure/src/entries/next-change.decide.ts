import type { Evidence } from '#gate';
import { earliest } from '../instant.ts';
import type { Candidate } from './candidates.decide.ts';
import type { EvidenceFor } from './choose-entries.decide.ts';

/** When a case must be looked through again though nothing happens in it: a consent begins, a row comes into force, a restriction ends, a date arrives. */
export function nextChange(
  offered: readonly Candidate[],
  evidenceFor: EvidenceFor,
  at: string,
): string | undefined {
  const evidence = new Set(offered.map(({ entry }) => evidenceFor(entry)));
  const instants = [...evidence].flatMap(turningPoints).concat(offered.map(({ entry }) => entry.happenedAt));
  return earliest(instants.filter((instant) => instant > at));
}

function turningPoints(evidence: Evidence): readonly string[] {
  const instants = [
    evidence.agreement.from,
    ...evidence.agreement.cells.flatMap(({ from, until }) => [from, until]),
    ...evidence.provisions.map(({ validFrom }) => validFrom),
    ...evidence.restrictions.map(({ until }) => until),
    ...evidence.objections.map(({ until }) => until),
  ];
  return instants.filter((instant) => instant !== undefined);
}
