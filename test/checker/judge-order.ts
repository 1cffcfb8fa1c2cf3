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
 * which are noted once a month) they are unique within their stream. What an agency had put into a wrong case may stand once
 * more in another, after the agency split off from each in which it stood before (0147).
 */
export function judgeIds(log: readonly LogEntry[]): readonly Violation[] {
  const seen = new Map<string, readonly LogEntry[]>();
  const splits = log.filter(({ type }) => type === 'AgencyUnlinked');
  return log.flatMap((entry): Violation[] => {
    const { position, stream, agency, id } = entry;
    const name = [stream.startsWith('case-') ? 'cases' : stream, agency, id].join('\n');
    const before = seen.get(name) ?? [];
    seen.set(name, [...before, entry]);
    return before.every((one) => leftBetween(one, entry, splits))
      ? []
      : [{ rule: 'N3', position, says: `repeats the id ${id}` }];
  });
}

/** Whether the agency split off from the case of the first entry before it said the same in another one. */
function leftBetween(first: LogEntry, again: LogEntry, splits: readonly LogEntry[]): boolean {
  const isBetween = ({ position }: LogEntry) => first.position < position && position < again.position;
  return (
    first.stream !== again.stream &&
    splits.some((one) => one.stream === first.stream && one.agency === first.agency && isBetween(one))
  );
}

function broken(position: number, says: string): Violation {
  return { rule: 'N4', position, says };
}
