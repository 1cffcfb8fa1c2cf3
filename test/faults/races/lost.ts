import type { LogEntry } from '../../checker/log-entry.ts';
import { dataOf } from '../../checker/log-entry.ts';
import { releaseOf } from '../../checker/release.ts';
import type { Arrival } from '../../histories/stage.ts';

/** Ids of events whose release was entered and not taken back, and that never arrived. */
export function lostIn(log: readonly LogEntry[], arrivals: readonly Arrival[]): readonly string[] {
  const key = (door: string, agency: string, id: string) => `${door} ${agency} ${id}`;
  const arrived = new Set(arrivals.map(({ door, agency, id }) => key(door, agency, id)));
  const takenBack = new Set(
    log
      .filter(({ type }) => type === 'ReleaseAbandoned')
      .map((entry) => (dataOf(entry) as { readonly release: string }).release),
  );
  return log.flatMap((entry) => {
    const release = takenBack.has(entry.id) ? undefined : releaseOf(entry);
    const ids = release?.decisions.flatMap(({ eventIds }) => eventIds) ?? [];
    return ids.filter((id) => !arrived.has(key(release?.door ?? '', release?.recipient ?? '', id)));
  });
}
