import type { Command } from './command.ts';
import { commands } from './commands.ts';
import { findingRows } from './doctor/finding-codes.ts';
import { exitMeanings } from './exit-codes.ts';
import { failureCodes } from './failure-codes.ts';
import { exitsOf, usageOf, variablesOf, wordsOf } from './line/help.ts';
import { findingMeanings } from './record/finding.ts';

/** The text of docs/cli.md: every command with its operands, options, variables and exit codes, and every code. */
export function cliMarkdown(): string {
  return [
    '# The command line',
    '',
    'Generated from the table of commands in `apps/cli/src/commands.ts`; the way through a bad night is told in',
    '`docs/how-to/operate-the-record.md`. In a clone `npx wegmarke …` runs what `npm run build` made. The commands read the',
    'environment variables of the hub and work with its rights: run them where it runs, as its user, and in the version that it',
    'runs: as the hub does at its start, they bring the database to the state of their own version.',
    '',
    'Every command takes `--json` (one JSON object on stdout: `command`, `exit`, and what it found, or `error` with `code`,',
    '`happened`, `safe` and `next`) and `--help`. Progress comes on stderr when that is a terminal.',
    '',
    ...table(['exit code', 'means'], Object.entries(exitMeanings)),
    ...table(
      ['command', 'does'],
      commands.map(({ name, summary }) => [`[\`${name}\`](#${name.replaceAll(' ', '-')})`, summary]),
    ),
    ...commands.flatMap(section),
    '## Why a command says no',
    '',
    ...table(['code', 'means'], codes(failureCodes)),
    '## What `record verify` can find',
    '',
    ...table(
      ['code', 'means', 'what to do'],
      Object.entries(findingMeanings).map(([code, { meaning, fix }]) => [`\`${code}\``, meaning, fix]),
    ),
    '## What `doctor` can find',
    '',
    ...table(
      ['code', 'means', 'what to do'],
      Object.entries(findingRows).map(([code, { meaning, fix }]) => [`\`${code}\``, meaning, fix]),
    ),
  ].join('\n');
}

function section(command: Command): readonly string[] {
  const { name, summary, about, findings, example } = command;
  return [
    `## ${name}`,
    '',
    `${summary[0]?.toUpperCase()}${summary.slice(1)}.`,
    '',
    ...about.flatMap((paragraph) => [paragraph, '']),
    '```',
    `npx wegmarke ${usageOf(command)}`,
    '```',
    '',
    ...table(['', 'is'], wordsOf(command).map(inCode)),
    ...(command.settings.length + (command.optionalSettings ?? []).length === 0
      ? ['It reads no environment variable.', '']
      : table(['variable', 'is'], variablesOf(command).map(inCode))),
    ...(findings === undefined ? [] : [`Exit code 1: ${exitsOf(command)[1]?.[1] ?? findings}.`, '']),
    'Example:',
    '',
    '```',
    example,
    '```',
    '',
  ];
}

function codes(meanings: Readonly<Record<string, string>>): readonly (readonly string[])[] {
  return Object.entries(meanings).map(inCode);
}

function inCode([first = '', ...rest]: readonly string[]): readonly string[] {
  return [`\`${first}\``, ...rest];
}

function table(head: readonly string[], rows: readonly (readonly string[])[]): readonly string[] {
  const line = (cells: readonly string[]) =>
    `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`;
  return [line(head), line(head.map(() => '---')), ...rows.map(line), ''];
}
