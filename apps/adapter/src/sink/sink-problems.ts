import type { RowProblem } from '../journal/problems.ts';
import type { SinkShown } from './feed.ts';

/** What is wrong with sinks, in the form in which the desk lists problems. */
export function sinkProblems(sinks: readonly SinkShown[]): readonly RowProblem[] {
  return sinks.flatMap(({ name, disabledAt, counts }) => [
    ...(disabledAt === undefined
      ? []
      : [problem(name, 'WEBHOOK_DISABLED', 'it answered 410: it wants nothing more', ENABLE)]),
    ...((counts['parked'] ?? 0) === 0
      ? []
      : [problem(name, 'DELIVERY_PARKED', `${counts['parked']} entries were given up`, RETRY)]),
  ]);
}

const ENABLE =
  'ask who runs the receiver; then wegmarke inbox retry <config.yaml> --sink <name>, or remove the sink';
const RETRY = 'see wegmarke inbox ls --state parked; then inbox retry or inbox drop';

function problem(name: string, code: string, reason: string, fix: string): RowProblem {
  return { file: `sinks/${name}`, line: 0, code, reason, fix };
}
