import type { RowProblem } from '../journal/problems.ts';
import type { SinkShown } from './feed.ts';

/** What can be wrong with a sink, in the list of problems (docs/errors.md). */
export const sinkCodes = {
  WEBHOOK_DISABLED: {
    cause: 'The receiver of a webhook answered 410: it wants nothing more.',
    fix: 'Ask who runs the receiver; then wegmarke inbox retry <config.yaml> --sink <name>, or remove the sink.',
  },
  DELIVERY_PARKED: {
    cause: 'Entries were given up after the last attempt.',
    fix: 'See wegmarke inbox ls --state parked; then inbox retry or inbox drop.',
  },
  NOT_ACKNOWLEDGED: {
    cause: 'Entries for a program that pulls have waited for a week or longer, and their content with them.',
    fix: 'Have the program say what it took (POST /desk/inbox/ack), give entries up (wegmarke inbox drop), or remove the sink.',
  },
} as const satisfies Record<string, { readonly cause: string; readonly fix: string }>;

/** Days after which a program that pulls has forgotten to, or to say that it has what it was given. */
const LONG_DAYS = 7;
const DAY_MS = 86_400_000;

/** What is wrong with sinks, in the form in which the desk lists problems. */
export function sinkProblems(sinks: readonly SinkShown[], now: string): readonly RowProblem[] {
  return sinks.flatMap(({ name, kind, disabledAt, waitingSince, counts }) => [
    ...(disabledAt === undefined
      ? []
      : [problem(name, 'WEBHOOK_DISABLED', 'it answered 410: it wants nothing more')]),
    ...((counts['parked'] ?? 0) === 0
      ? []
      : [problem(name, 'DELIVERY_PARKED', `${counts['parked']} entries were given up`)]),
    ...(kind === 'pull' && waitingSince !== undefined && daysFrom(waitingSince, now) >= LONG_DAYS
      ? [problem(name, 'NOT_ACKNOWLEDGED', waited(counts['waiting'], waitingSince, now))]
      : []),
  ]);
}

/** What waits keeps its content here, and that is personal data: so its age is told. */
function waited(count: number | undefined, since: string, now: string): string {
  return `${count} entries wait, the oldest since ${since} (${daysFrom(since, now)} days); their content stays here`;
}

function daysFrom(since: string, now: string): number {
  return Math.floor((Date.parse(now) - Date.parse(since)) / DAY_MS);
}

function problem(name: string, code: keyof typeof sinkCodes, reason: string): RowProblem {
  return { file: `sinks/${name}`, line: 0, code, reason, fix: sinkCodes[code].fix };
}
