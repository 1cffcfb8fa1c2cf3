import type { Line } from '../command.ts';
import { commands } from '../commands.ts';
import { Failure } from '../failure.ts';
import { helpOfAll, helpOfOne } from './help.ts';
import { readLine } from './read-line.ts';

function faultOf(...words: readonly string[]): Failure {
  try {
    readLine(words, commands);
  } catch (error) {
    if (error instanceof Failure) return error;
    throw error;
  }
  throw new Error('nothing was wrong with it');
}

function lineOf(...words: readonly string[]): Line {
  const typed = readLine(words, commands);
  if (typed.kind !== 'run') throw new Error('no command');
  return typed.line;
}

describe('A line typed by an operator', () => {
  it('names a command by its words, with operands and options after them', () => {
    const typed = readLine(['record', 'export', 'log.jsonl', '--json'], commands);
    if (typed.kind !== 'run') throw new Error('no command');
    expect(typed.command.name).toBe('record export');
    expect(typed.line.operand('file')).toBe('log.jsonl');
    expect(typed.asJson).toBe(true);
  });

  it('takes all words that follow for an operand that may be many, and at least one', () => {
    const line = lineOf('map', 'test', 'mapping.yaml', 'a.csv', '--only-problems', 'b.csv', 'c.csv');
    expect(line.operand('mapping')).toBe('mapping.yaml');
    expect(line.operands('export')).toEqual(['a.csv', 'b.csv', 'c.csv']);
    expect(faultOf('map', 'test', 'mapping.yaml').code).toBe('USAGE_WRONG');
  });

  it.each(['-6QmT0aXcB7uE2rLw1gkSv', '--mT0aXcB7uE2rLw1gkSvA', '-h5XcB7uE2rLw1gkSvAAAA'])(
    'may hold an id or a handle that begins with a hyphen: %s',
    (id) => {
      expect(lineOf('audit', 'prove', id, '--out', 'proof.json').operand('event id')).toBe(id);
      expect(lineOf('audit', 'prove', '--position', '7', id).operand('event id')).toBe(id);
      expect(lineOf('audit', 'prove', '--', id).operand('event id')).toBe(id);
      const erase = lineOf('vault', 'erase', '--agency', 'abh', '--handle', id, '--dry-run');
      expect([erase.value('handle'), erase.isOn('dry-run')]).toEqual([id, true]);
    },
  );

  it.each(
    commands.flatMap((command) =>
      Object.entries(command.options)
        .filter(([, { value }]) => value !== undefined)
        .map(([option]) => [command.name, option] as const),
    ),
  )('gives %s --%s the next word, whatever it begins with', (name, option) => {
    const { operands, options } = commands.find((one) => one.name === name) ?? { operands: [], options: {} };
    const needed = Object.entries(options).filter(([other, { required }]) => required && other !== option);
    const line = lineOf(
      ...name.split(' '),
      `--${option}`,
      '-7',
      ...needed.flatMap(([other]) => [`--${other}`, 'x']),
      ...operands.map(({ oneOf }) => oneOf?.[0] ?? 'x'),
    );
    expect(line.value(option)).toBe('-7');
  });

  it.each([[[]], [['--help']], [['help']], [['-h']]])('asks for the list of all commands: %j', (words) => {
    expect(readLine(words, commands)).toEqual({ kind: 'help', asJson: false, about: commands });
  });

  it.each([[['record', 'verify', '--help']], [['help', 'record', 'verify']]])(
    'asks for help on one command: %j',
    (words) => {
      const typed = readLine(words, commands);
      expect(typed).toMatchObject({ kind: 'help', about: [{ name: 'record verify' }] });
    },
  );

  it('asks for help on a group of commands by its first word', () => {
    const typed = readLine(['vault', '--help'], commands);
    if (typed.kind !== 'help') throw new Error('no help');
    expect(typed.about.map(({ name }) => name)).toEqual(['vault status', 'vault erase', 'vault rotate']);
    expect(faultOf('vault', 'nonsense', '--help').code).toBe('COMMAND_UNKNOWN');
  });

  it('that names no command is told which ones are near', () => {
    const { code, exit, explanation } = faultOf('record', 'verfy');
    expect({ code, exit }).toEqual({ code: 'COMMAND_UNKNOWN', exit: 2 });
    expect(explanation.next).toContain('npx wegmarke record verify --help');
    expect(faultOf('recrod').explanation.next).toEqual(['npx wegmarke --help lists all commands']);
    expect(faultOf('help', 'nonsense').code).toBe('COMMAND_UNKNOWN');
  });

  it.each([
    [['record', 'export'], '<file> is missing'],
    [['record', 'export', 'a', 'b'], '"b" is one word too many'],
    [['record', 'verify', '--fast'], "Unknown option '--fast'"],
    [['audit', 'prove', 'id', '--out', '--json'], "'--out <value>' argument missing"],
    [['audit', 'prove', '-x'], "Unknown option '-x'"],
    [['audit', 'prove', '--unknown-but-very-long=x'], "Unknown option '--unknown-but-very-long'"],
    [['restore', 'dir', '--witness'], "'--witness <value>' argument missing"],
    [['vault', 'erase', '--handle', 'h'], '--agency <agency> is missing'],
    [['record', 'rebuild', 'everything'], '<view> is one of: claims, evidence'],
  ])('is refused when it does not fit: %j', (words, says) => {
    const { code, exit, explanation } = faultOf(...words);
    expect({ code, exit }).toEqual({ code: 'USAGE_WRONG', exit: 2 });
    expect(explanation.happened).toContain(says);
    expect(explanation.next[0]).toMatch(/^npx wegmarke .*--help$/);
  });
});

describe('The help', () => {
  it('lists every command on one screen', () => {
    const text = inOneLine(helpOfAll(commands));
    for (const { name, summary } of commands) {
      expect(text).toContain(name);
      expect(text).toContain(summary);
    }
  });

  it.each(commands)('of $name tells operands, options, variables, exit codes and an example', (command) => {
    const lines = helpOfOne(command);
    const text = inOneLine(lines);
    for (const { words } of [...command.operands, ...Object.values(command.options)])
      expect(text).toContain(words);
    expect(text).toContain('--json');
    expect(text).toMatch(/Exit codes: 0 /);
    expect(lines.filter((line) => line.length > 100 && !line.includes('npx'))).toEqual([]);
    expect(text).toContain(`npx wegmarke ${command.name}`);
    expect(command.about.length).toBeGreaterThan(0);
  });
});

/** As it is read: line breaks and margins do not count. */
function inOneLine(lines: readonly string[]): string {
  return lines.join(' ').replaceAll(/ +/g, ' ');
}
