import type { CaseAsOf } from './case-as-of.ts';
import { caseAsOf } from './case-as-of.ts';
import type { LogEntry, Violation } from './log-entry.ts';
import { byStream } from './log-entry.ts';
import type { RecordedDecision } from './release.ts';
import { releaseOf } from './release.ts';

/** C4: whatever was released after a withdrawal, at any door, does not rest on what was withdrawn. */
export function judgeWithdrawals(log: readonly LogEntry[]): readonly Violation[] {
  return [...byStream(log).values()].flatMap((stream) => {
    const first = stream.find(({ type }) => type === 'ConsentWithdrawn');
    if (first === undefined) return [];
    return stream
      .filter(({ position }) => position > first.position)
      .flatMap((entry): readonly Violation[] => {
        const file = caseAsOf(stream, entry.revision - 1);
        const resting = (releaseOf(entry)?.decisions ?? []).filter((one) => restsOnWithdrawn(one, file));
        return resting.map(() => ({
          rule: 'C4',
          position: entry.position,
          says: 'rests on a consent that had been withdrawn',
        }));
      });
  });
}

/** Ids are unique per recorder only: it is withdrawn when nothing of these names still stands. */
function restsOnWithdrawn({ ask, basis }: RecordedDecision, { provisions }: CaseAsOf): boolean {
  const isGone = (consentId: string | undefined, provisionId?: string): boolean => {
    const named = provisions.filter(
      (one) =>
        one.consentId === consentId &&
        one.source === ask.sender &&
        (provisionId === undefined || one.provisionId === provisionId),
    );
    return (
      named.some(({ state }) => state === 'withdrawn') && !named.some(({ state }) => state === 'standing')
    );
  };
  return isGone(basis.consentId, basis.provisionId) || isGone(basis.secrecyReleaseId);
}
