import { agencyKeys } from './agency-keys.ts';
import type { CaseAsOf } from './case-as-of.ts';
import { caseAsOf } from './case-as-of.ts';
import type { StandingProvision } from './consents-as-of.ts';
import type { LogEntry, Violation } from './log-entry.ts';
import { byStream, dataOf } from './log-entry.ts';
import type { RecordedDecision } from './release.ts';
import { releaseOf } from './release.ts';

const NARROWING = [
  'ConsentWithdrawn',
  'ConsentInvalidated',
  'ConsentObjected',
  'EntriesDoubted',
  'AgencyUnlinked',
];

/** Why a provision carries nothing more, in words. */
const SAYS: Readonly<Partial<Record<StandingProvision['state'], string>>> = {
  withdrawn: 'rests on a consent that had been withdrawn',
  ended: 'rests on a consent that counted no more',
};

/** C4: whatever was released after a withdrawal, an objection, an invalidation or a newer record, at any door, does not rest on what ended with it. */
export function judgeNarrowings(log: readonly LogEntry[]): readonly Violation[] {
  const keys = agencyKeys(log);
  return [...byStream(log).values()].flatMap((stream) => {
    const first = stream.find(narrows);
    if (first === undefined) return [];
    return stream
      .filter(({ position }) => position > first.position)
      .flatMap((entry): readonly Violation[] => {
        const decisions = releaseOf(entry)?.decisions ?? [];
        if (decisions.length === 0) return [];
        const file = caseAsOf(stream, entry.revision - 1, keys);
        return decisions.flatMap((decision) => {
          const says = endedUnder(decision, file);
          return says === undefined ? [] : [{ rule: 'C4' as const, position: entry.position, says }];
        });
      });
  });
}

function narrows(entry: LogEntry): boolean {
  const { supersedes } = (dataOf(entry) ?? {}) as { readonly supersedes?: string };
  return NARROWING.includes(entry.type) || supersedes !== undefined;
}

/** Ids are unique per recorder only: it has ended when nothing of these names still stands in that recorder's record. */
function endedUnder({ ask, basis }: RecordedDecision, { provisions }: CaseAsOf): string | undefined {
  const endOf = (by: string | undefined, consentId: string | undefined, provisionId?: string) => {
    const named = provisions.filter(
      (one) =>
        one.recordedBy === by &&
        one.consentId === consentId &&
        one.source === ask.sender &&
        (provisionId === undefined || one.provisionId === provisionId),
    );
    if (named.some(({ state }) => state === 'standing')) return undefined;
    return named.map(({ state }) => SAYS[state]).find((says) => says !== undefined);
  };
  const { recordedBy, consentId, provisionId, secrecyReleaseId } = basis;
  return endOf(recordedBy, consentId, provisionId) ?? endOf(ask.sender, secrecyReleaseId);
}
