import type { Command, Operand } from '../command.ts';
import { EXIT, exitMeanings } from '../exit-codes.ts';
import type { Setting } from '../settings/settings.ts';
import { settings } from '../settings/settings.ts';
import { commonOptions } from './read-line.ts';

/** All commands in one screen. */
export function helpOfAll(commands: readonly Command[]): readonly string[] {
  return [
    'wegmarke - for those who operate a hub',
    '',
    ...explained(commands.map((command) => [shortUsageOf(command), command.summary])),
    '',
    'Every command takes --json (one JSON object on stdout) and --help.',
    'Those that work on a hub read its environment variables: run them where it runs, as its user.',
    '',
    'Exit codes:',
    ...explained(Object.entries(exitMeanings)),
  ];
}

/** All about one command. */
export function helpOfOne(command: Command): readonly string[] {
  return [
    ...wrapped(`wegmarke ${usageOf(command)}`, '    '),
    '',
    ...wrapped(`${command.summary}.`),
    ...command.about.flatMap((paragraph) => ['', ...wrapped(paragraph)]),
    '',
    ...explained(wordsOf(command)),
    '',
    'Environment variables:',
    ...explained(variablesOf(command)),
    '',
    'Exit codes:',
    ...explained(exitsOf(command)),
    '',
    'Example:',
    `  ${command.example}`,
  ];
}

/** The command with its operands alone. */
function shortUsageOf({ name, operands }: Command): string {
  return [name, ...operands.map(operandOf)].join(' ');
}

const operandOf = ({ name, optional, many }: Operand): string =>
  `${optional === true ? `[${name}]` : `<${name}>`}${many === true ? '…' : ''}`;

/** The command with its operands and options, as in `backup <folder>`. */
export function usageOf({ name, operands, options }: Command): string {
  const words = operands.map(operandOf);
  const switches = Object.entries(options).map(([option, { value, required, many }]) => {
    const text = `--${option}${value === undefined ? '' : ` <${value}>`}${many ? '…' : ''}`;
    return required ? text : `[${text}]`;
  });
  return [name, ...words, ...switches].join(' ');
}

/** Operands and options with their explanations. */
export function wordsOf({ operands, options }: Command): readonly (readonly string[])[] {
  return [
    ...operands.map(({ name, words }) => [`<${name}>`, words]),
    ...Object.entries({ ...options, ...commonOptions }).map(([option, { value, words }]) => [
      `--${option}${value === undefined ? '' : ` <${value}>`}`,
      words,
    ]),
  ];
}

/** The environment variables of a command. */
export function variablesOf({
  settings: needed,
  optionalSettings = [],
}: Command): readonly (readonly string[])[] {
  if (needed.length + optionalSettings.length === 0) return [['none', '']];
  return [...needed, ...optionalSettings].map((name) => {
    const { variable, words, default: usual }: Setting = settings[name];
    if (!needed.includes(name)) return [variable, `${words}; used when set`];
    return [variable, usual === undefined ? words : `${words}; ${usual} when absent`];
  });
}

/** The exit codes of a command; the common ones are the same everywhere. */
export function exitsOf({ findings }: Command): readonly (readonly string[])[] {
  return Object.entries(exitMeanings)
    .filter(([code]) => findings !== undefined || Number(code) !== EXIT.findings)
    .map(([code, meaning]) => [code, Number(code) === EXIT.findings ? (findings ?? meaning) : meaning]);
}

const WIDTH = 100;

/** Terms longer than this stand on a line of their own. */
const LONGEST_TERM = 36;

/** Terms with their explanations beside them, as wide as a terminal. */
function explained(rows: readonly (readonly string[])[]): readonly string[] {
  const isLong = (term: string) => term.length > LONGEST_TERM;
  const widest = Math.max(0, ...rows.map(([term = '']) => (isLong(term) ? 0 : term.length)));
  const margin = ' '.repeat(widest + 4);
  return rows.flatMap(([term = '', words = '']) => {
    const lines = wrapped(`${margin}${words}`, margin);
    if (isLong(term)) return [`  ${term}`, ...lines];
    const [first = '', ...rest] = lines;
    return [`  ${term.padEnd(widest)}  ${first.slice(margin.length)}`.trimEnd(), ...rest];
  });
}

/** A text in lines of a terminal's width; lines after the first begin with the margin. */
function wrapped(text: string, margin = ''): readonly string[] {
  const start = /^ */.exec(text)?.[0] ?? '';
  const lines: string[] = [];
  let line = start;
  for (const word of text.trim().split(' ')) {
    const isFirst = line.trim() === '';
    if (!isFirst && line.length + 1 + word.length > WIDTH) {
      lines.push(line);
      line = `${margin}${word}`;
    } else line = isFirst ? `${line}${word}` : `${line} ${word}`;
  }
  return [...lines, line];
}
