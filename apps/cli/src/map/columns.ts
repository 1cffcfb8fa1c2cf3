import { basename } from 'node:path';
import { stringify } from 'yaml';
import type { Survey } from '#adapter';
import { ExportUnreadable, surveyExport } from '#adapter';
import type { Bench, Report } from '../command.ts';
import { wrongUsage } from '../failure.ts';
import { columns } from '../tell/printed.ts';
import { ENCODINGS, KINDS } from './export-forms.ts';
import type { PlacedProblem } from './try-export.ts';
import { problemLine } from './row-lines.ts';

const HELP = ['npx wegmarke map columns --help'];

/** Tells which columns an export has. */
export async function showColumns({ line }: Bench): Promise<Report> {
  const path = line.operand('export');
  const kind = oneOf(line.value('kind'), KINDS);
  const encoding = oneOf(line.value('encoding'), ENCODINGS);
  const delimiter = line.value('delimiter');
  try {
    const survey = await surveyExport(
      { name: basename(path), path },
      { ...(kind && { kind }), ...(encoding && { encoding }), ...(delimiter && { delimiter }) },
    );
    return reportOf(path, survey);
  } catch (error) {
    if (error instanceof ExportUnreadable) return unreadable(path, error);
    throw error;
  }
}

function oneOf<Choice extends string>(
  given: string | undefined,
  choices: readonly Choice[],
): Choice | undefined {
  if (given === undefined) return undefined;
  const found = choices.find((choice) => choice === given);
  if (found === undefined) throw wrongUsage('USAGE_WRONG', `one of ${choices.join(', ')} is wanted`, HELP);
  return found;
}

function reportOf(path: string, { format, records, unreadable: broken, columns: found }: Survey): Report {
  const table = found.map(({ name, filled, longest, leadingZeros, samples }) => [
    name,
    String(filled),
    String(longest),
    leadingZeros ? 'leading zeros' : '',
    samples.join('   '),
  ]);
  const written = plain(format);
  return {
    findings: broken > 0,
    facts: { file: path, records, unreadable: broken, format: written, columns: found },
    lines: [
      `${path}: ${records} records${broken === 0 ? '' : `, ${broken} that cannot be read`}`,
      '',
      ...columns([['column', 'filled', 'longest', '', 'looks like'], ...table]),
      '',
      ...stringify({ format: written }, { lineWidth: 0 }).trimEnd().split('\n'),
    ],
  };
}

/** The format as YAML writes it: maps as sections. */
function plain(format: Survey['format']): Record<string, unknown> {
  const entries = Object.entries(format).map(([name, value]: [string, unknown]): [string, unknown] => [
    name,
    value instanceof Map ? Object.fromEntries(value as ReadonlyMap<string, unknown>) : value,
  ]);
  return Object.fromEntries(entries);
}

function unreadable(path: string, { faults }: ExportUnreadable): Report {
  const problems = faults.map(({ line = 1, column: cell, code, reason, fix }): PlacedProblem => ({
    file: path,
    line,
    column: 1,
    ...(cell !== undefined && { cell }),
    code,
    reason,
    fix,
  }));
  return { findings: true, facts: { file: path, problems }, lines: problems.map(problemLine) };
}
