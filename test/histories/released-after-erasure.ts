import type { LogEntry, Violation } from '../checker/log-entry.ts';
import { byStream, dataOf } from '../checker/log-entry.ts';
import { releaseOf } from '../checker/release.ts';

/** What was released of a case, or of a controller's part of it, although it had been erased. */
export function releasedAfterErasure(log: readonly LogEntry[]): readonly Violation[] {
  return [...byStream(log).values()].flatMap((entries) =>
    entries.flatMap((entry, index) => {
      if (entry.type !== 'CaseErased' && entry.type !== 'ControllerErased') return [];
      const erased = dataOf(entry) as { readonly agencies?: readonly string[] } | undefined;
      const late = entries.slice(index).filter((later) => isOf(later, erased?.agencies));
      return late.map(({ position }) => ({
        rule: 'C1' as const,
        position,
        says: 'released after it was erased',
      }));
    }),
  );
}

/** Whether an entry releases something of these agencies; without agencies: anything. What cannot be read is. */
function isOf(entry: LogEntry, agencies: readonly string[] | undefined): boolean {
  if (entry.type !== 'Released') return false;
  const decisions = releaseOf(entry)?.decisions;
  if (agencies === undefined || decisions === undefined) return true;
  return decisions.some(({ ask }) => agencies.includes(ask.sender));
}
