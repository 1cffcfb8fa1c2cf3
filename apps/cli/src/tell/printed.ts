import type { Report } from '../command.ts';
import { EXIT } from '../exit-codes.ts';
import type { ExitCode } from '../exit-codes.ts';
import type { Failure } from '../failure.ts';

/** What is printed where, and the exit code. */
export interface Printed {
  readonly exit: ExitCode;
  readonly stdout: string;
  readonly stderr: string;
}

/** A report as people read it, or as one JSON object on one line. */
export function printReport(
  command: string,
  { findings = false, facts, lines }: Report,
  asJson: boolean,
): Printed {
  const exit = findings ? EXIT.findings : EXIT.ok;
  const stdout = asJson ? jsonLine({ command, exit, ...facts }) : paragraph(lines);
  return { exit, stdout, stderr: '' };
}

/** A failure: what happened, what is safe, what to do next. */
export function printFailure(command: string, failure: Failure, asJson: boolean): Printed {
  const { code, exit, explanation, facts } = failure;
  if (asJson)
    return {
      exit,
      stdout: jsonLine({ command, exit, error: { code, ...explanation, ...facts } }),
      stderr: '',
    };
  const { happened, safe, next } = explanation;
  const steps = next.map((step, index) => `${index === 0 ? '  next:     ' : '            '}${step}`);
  const lines = [`wegmarke: ${code}`, `  happened: ${happened}`, `  safe:     ${safe}`, ...steps];
  return { exit, stdout: '', stderr: paragraph(lines) };
}

/** Columns side by side, as wide as their widest cell. */
export function columns(rows: readonly (readonly string[])[]): readonly string[] {
  const widths = rows.reduce<number[]>(
    (widest, row) => row.map((cell, index) => Math.max(cell.length, widest[index] ?? 0)),
    [],
  );
  return rows.map((row) =>
    row
      .map((cell, index) => cell.padEnd(widths[index] ?? 0))
      .join('  ')
      .trimEnd(),
  );
}

function paragraph(lines: readonly string[]): string {
  return lines.map((line) => `${line}\n`).join('');
}

function jsonLine(value: object): string {
  return `${JSON.stringify(value)}\n`;
}
