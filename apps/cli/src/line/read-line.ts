import { parseArgs } from 'node:util';
import type { Command, Line, Option } from '../command.ts';
import { wrongUsage } from '../failure.ts';
import type { Failure } from '../failure.ts';

/** What was typed: help on a command or on several, or a command with its line. */
export type Typed =
  | { readonly kind: 'help'; readonly about: readonly Command[]; readonly asJson: boolean }
  | { readonly kind: 'run'; readonly command: Command; readonly line: Line; readonly asJson: boolean };

/** Options that every command has. */
export const commonOptions: Readonly<Record<string, Option>> = {
  json: { words: 'print one JSON object on stdout instead of text' },
  help: { words: 'explain the command and do nothing' },
};

/** Finds the command in what was typed and checks the rest against it; throws a {@link Failure} with exit code 2. */
export function readLine(words: readonly string[], commands: readonly Command[]): Typed {
  const asJson = words.includes('--json');
  const asksForHelp =
    words.length === 0 || words[0] === 'help' || words.includes('--help') || words.includes('-h');
  const given = words[0] === 'help' ? words.slice(1) : words;
  const command = commandIn(given, commands);
  if (asksForHelp) return { kind: 'help', asJson, about: meantBy(given, command, commands) };
  if (command === undefined) throw unknown(given, commands);
  const rest = given.slice(command.name.split(' ').length);
  return { kind: 'run', command, asJson, line: lineOf(command, rest) };
}

function commandIn(words: readonly string[], commands: readonly Command[]): Command | undefined {
  return commands.find(({ name }) => name.split(' ').every((word, index) => words[index] === word));
}

/** What help is asked on: the command, all of its group (`vault`), or all there are. */
function meantBy(
  words: readonly string[],
  command: Command | undefined,
  commands: readonly Command[],
): readonly Command[] {
  const [first] = words;
  if (command !== undefined) return [command];
  if (first === undefined || first.startsWith('-')) return commands;
  const group = groupOf(first, commands);
  if (group.length === 0 || words.filter((word) => !word.startsWith('-')).length > 1)
    throw unknown(words, commands);
  return group;
}

const groupOf = (word: string, commands: readonly Command[]): readonly Command[] =>
  commands.filter(({ name }) => name.split(' ')[0] === word);

function unknown(words: readonly string[], commands: readonly Command[]): Failure {
  const [first = ''] = words;
  const near = groupOf(first, commands).map(({ name }) => name);
  const typed = words.filter((word) => !word.startsWith('-')).slice(0, 2);
  return wrongUsage(
    'COMMAND_UNKNOWN',
    `there is no command "${typed.join(' ').slice(0, 40)}"`,
    near.length > 0
      ? near.map((name) => `npx wegmarke ${name} --help`)
      : ['npx wegmarke --help lists all commands'],
  );
}

function lineOf(command: Command, rest: readonly string[]): Line {
  const { values, positionals } = parsed(command, rest);
  const { operands, options, name } = command;
  const faults = [
    ...operands.flatMap((operand, index) => {
      const value = positionals[index];
      if (value === undefined)
        return operand.optional ? [] : [`<${operand.name}> is missing (${operand.words})`];
      return operand.oneOf?.includes(value) === false
        ? [`<${operand.name}> is one of: ${operand.oneOf.join(', ')}`]
        : [];
    }),
    ...positionals
      .slice(operands.at(-1)?.many ? positionals.length : operands.length)
      .map((word) => `"${word.slice(0, 40)}" is one word too many`),
    ...Object.entries(options)
      .filter(([option, { required }]) => required === true && values[option] === undefined)
      .map(([option, { value, words }]) => `--${option} <${value}> is missing (${words})`),
  ];
  if (faults.length > 0) throw wrongUsage('USAGE_WRONG', faults.join('; '), helpOf(name));
  return new CheckedLine(command, positionals, values);
}

type Values = Readonly<Record<string, string | boolean | readonly (string | boolean)[] | undefined>>;

function parsed(
  command: Command,
  rest: readonly string[],
): { values: Values; positionals: readonly string[] } {
  const options = Object.fromEntries(
    Object.entries({ ...commonOptions, ...command.options }).map(([name, { value, many }]) => [
      name,
      { type: value === undefined ? ('boolean' as const) : ('string' as const), multiple: many === true },
    ]),
  );
  try {
    const args = unmistakable(command, rest);
    return parseArgs({ args: [...args], options, allowPositionals: true, strict: true });
  } catch (error) {
    const [sentence = ''] = (error as Error).message.split('. ');
    throw wrongUsage('USAGE_WRONG', sentence, helpOf(command.name));
  }
}

/**
 * What was typed, so that nothing can be mistaken for an option: one id or handle in 64 begins with a hyphen. An option
 * that wants a value takes the next word unless that is an option itself; operands go last, behind `--`.
 */
function unmistakable({ name, operands, options }: Command, rest: readonly string[]): readonly string[] {
  const known: Readonly<Record<string, Option>> = { ...commonOptions, ...options };
  const optionOf = (word = ''): Option | undefined =>
    word.startsWith('--') && Object.hasOwn(known, word.slice(2)) ? known[word.slice(2)] : undefined;
  const isOperand = (word: string): boolean =>
    word === '-' || !word.startsWith('-') || operands.some(({ form }) => form?.test(word) === true);
  const [switches, behind]: [string[], string[]] = [[], []];
  for (let at = 0; at < rest.length; at += 1) {
    const word = rest[at] ?? '';
    const next = rest[at + 1];
    if (word === '--') return [...switches, '--', ...behind, ...rest.slice(at + 1)];
    const option = optionOf(word);
    if (option?.value !== undefined) {
      if (next === undefined || optionOf(next) !== undefined)
        throw wrongUsage('USAGE_WRONG', `Option '${word} <value>' argument missing`, helpOf(name));
      switches.push(`${word}=${next}`);
      at += 1;
    } else if (option === undefined && isOperand(word)) behind.push(word);
    else switches.push(word);
  }
  return [...switches, '--', ...behind];
}

const helpOf = (name: string): readonly string[] => [`npx wegmarke ${name} --help`];

class CheckedLine implements Line {
  constructor(
    private readonly command: Command,
    private readonly words: readonly string[],
    private readonly given: Values,
  ) {}

  operand(name: string): string {
    const value = this.optionalOperand(name);
    if (value === undefined) throw new Error(`${this.command.name} has no operand ${name}`);
    return value;
  }

  optionalOperand(name: string): string | undefined {
    return this.words[this.placeOf(name)];
  }

  operands(name: string): readonly string[] {
    return this.words.slice(this.placeOf(name));
  }

  value(name: string): string | undefined {
    return this.values(name)[0];
  }

  values(name: string): readonly string[] {
    return [this.given[name]].flat().filter((value) => typeof value === 'string');
  }

  isOn(name: string): boolean {
    return this.given[name] === true;
  }

  private placeOf(name: string): number {
    return this.command.operands.findIndex((operand) => operand.name === name);
  }
}
