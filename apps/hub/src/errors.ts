import { casefileCodes } from '#casefile';
import { intakeCodes } from '#intake';
import { registryCodes } from '#registry';
import { steeringCodes } from '#steering';
import { httpProblems } from './http/problem.ts';

/** One code with which the hub says no: where it can come from, why, and what to do. */
export interface ErrorRow {
  readonly code: string;
  readonly from: 'intake' | 'case' | 'registry' | 'steering' | 'HTTP';
  readonly cause: string;
  readonly fix: string;
}

/** Every code with which the hub says no, from the tables of the parts that say it. */
export const hubErrors: readonly ErrorRow[] = [
  ...intakeCodes.map((row) => ({ from: 'intake' as const, ...row })),
  ...rows('case', casefileCodes).filter(({ code }) => intakeCodes.every((row) => row.code !== code)),
  ...rows('registry', registryCodes),
  ...rows('steering', steeringCodes),
  ...rows('HTTP', httpProblems),
];

/** The table of docs/errors.md. */
export function errorsMarkdown(): string {
  return [
    '# Every code with which the hub says no',
    '',
    'Generated from the tables in the code. Receipts carry the codes of intake and case; HTTP answers are problems (RFC 9457) with `code`.',
    '',
    '| code | from | why | what to do |',
    '| --- | --- | --- | --- |',
    ...hubErrors.map(({ code, from, cause, fix }) => `| \`${code}\` | ${from} | ${cause} | ${fix} |`),
    '',
  ].join('\n');
}

function rows(
  from: ErrorRow['from'],
  table: Readonly<Record<string, { readonly cause: string; readonly fix: string }>>,
): readonly ErrorRow[] {
  return Object.entries(table).map(([code, { cause, fix }]) => ({ code, from, cause, fix }));
}
