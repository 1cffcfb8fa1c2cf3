import type { LogEntry, Violation } from './log-entry.ts';
import { byStream } from './log-entry.ts';

/** N4: positions are dense from 1, and each stream counts its revisions from 0 in the order of the log. */
export function judgeOrder(log: readonly LogEntry[]): readonly Violation[] {
  const dense = log.flatMap(({ position }, index) =>
    position === index + 1 ? [] : [broken(position, `stands at place ${index + 1} of the log`)],
  );
  const contiguous = [...byStream(log).values()].flatMap((stream) =>
    stream.flatMap(({ position, revision }, index) =>
      revision === index
        ? []
        : [broken(position, `has revision ${revision} where its stream is at ${index}`)],
    ),
  );
  return [...dense, ...contiguous];
}

/**
 * N3: an event id stands once. Ids are unique per agency over all cases; beside the cases (pointers, registry, refusals,
 * which are noted once a month) they are unique within their stream.
 */
export function judgeIds(log: readonly LogEntry[]): readonly Violation[] {
  const seen = new Set<string>();
  return log.flatMap(({ position, stream, agency, id }): Violation[] => {
    const name = [stream.startsWith('case-') ? 'cases' : stream, agency, id].join('\n');
    if (seen.has(name)) return [{ rule: 'N3', position, says: `repeats the id ${id}` }];
    seen.add(name);
    return [];
  });
}

function broken(position: number, says: string): Violation {
  return { rule: 'N4', position, says };
}
