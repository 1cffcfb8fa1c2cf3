import { judgeDoubts } from './judge-doubts.ts';
import { judgeNarrowings } from './judge-narrowings.ts';
import { judgeIds, judgeOrder } from './judge-order.ts';
import { judgePersonsWord } from './judge-persons-word.ts';
import { judgeReleases } from './judge-releases.ts';
import { judgeRights } from './judge-rights.ts';
import type { SigningKey } from './agency-keys.ts';
import { judgeSignatures } from './judge-signatures.ts';
import type { LogEntry, Violation } from './log-entry.ts';

/**
 * Judges a log by the invariants that can be read off it, with rules of its own: it shares no code with the gate, the
 * case file or the disclosure. An empty list is the only good answer.
 */
export function judge(log: readonly LogEntry[], hubKeys: readonly SigningKey[]): readonly Violation[] {
  const rules = [
    judgeOrder,
    judgeIds,
    judgeReleases,
    judgeNarrowings,
    judgeRights,
    judgeDoubts,
    judgePersonsWord,
  ];
  return [...rules.flatMap((rule) => rule(log)), ...judgeSignatures(log, hubKeys)];
}
