import type { ExitCode } from './exit-codes.ts';
import { EXIT } from './exit-codes.ts';
import type { FailureCode } from './failure-codes.ts';

/** What an operator needs at three in the morning. */
export interface Explanation {
  /** What happened, with the numbers. */
  readonly happened: string;
  /** What is safe: what was not touched, what can be repeated. */
  readonly safe: string;
  /** What to type or do next, one step each. */
  readonly next: readonly string[];
}

/** A command that could not do its work, or must not. The texts never hold a secret or a case's content. */
export class Failure extends Error {
  constructor(
    readonly code: FailureCode,
    readonly exit: ExitCode,
    readonly explanation: Explanation,
    /** Numbers and names for `--json`. */
    readonly facts: Readonly<Record<string, unknown>> = {},
  ) {
    super(explanation.happened);
    this.name = 'Failure';
  }
}

/** A command that must not go on. */
export function refused(
  code: FailureCode,
  explanation: Explanation,
  facts: Readonly<Record<string, unknown>> = {},
): Failure {
  return new Failure(code, EXIT.refused, explanation, facts);
}

/** A line or a configuration that cannot be understood; nothing was done yet. */
export function wrongUsage(code: FailureCode, happened: string, next: readonly string[]): Failure {
  return new Failure(code, EXIT.usage, { happened, safe: 'nothing was read or changed', next });
}
