import { createHash } from 'node:crypto';
import type { YamlProblem } from '../config/yaml-section.ts';
import { YamlSection } from '../config/yaml-section.ts';
import type { Condition, FileMapping, Mapping, RowRule } from './mapping.ts';
import { readDateFormat } from './read-date-format.ts';
import { checkFields, readFields } from './read-fields.ts';

/** Reads a mapping file (docs/how-to/mapping-file.md), checked against the catalogue. All faults at once, with line and fix. */
export function readMapping(text: string): Mapping | YamlProblem[] {
  return YamlSection.read(text, (root) => {
    const files = root.sections('files', 1).map(readFile);
    checkKeyCounts(root, files);
    return { files, digest: createHash('sha256').update(text).digest('base64url') };
  });
}

function readFile(section: YamlSection): FileMapping {
  const file = {
    glob: section.text('glob', { fix: "name the files, e.g. 'vouchers-*.csv'" }),
    delimiter:
      section.optionalText('delimiter', { pattern: /^.$/, fix: "write one character, e.g. ';'" }) ?? ';',
    reference: column(section, 'reference'),
    sharedNumbers: section.sections('sharedNumbers').map(readSharedNumber),
    rules: section.sections('rules').map(readRule),
    otherwise: section.has('otherwise') ? section.oneOf('otherwise', ['report', 'ignore']) : 'report',
    endsWithLineBreak:
      !section.has('endsWithLineBreak') || section.oneOf('endsWithLineBreak', ['true', 'false']) === 'true',
  } satisfies Omit<FileMapping, 'columns'>;
  section.close();
  return { ...file, columns: columnsOf(file) };
}

function readSharedNumber(section: YamlSection): FileMapping['sharedNumbers'][number] {
  const kind = section.text('kind', {
    pattern: /^[a-z][a-z0-9-]*$/,
    fix: 'write the kind as in the agreement, e.g. azr',
  });
  const number = { kind, column: column(section, 'column') };
  section.close();
  return number;
}

function readRule(section: YamlSection): RowRule {
  const happened = section.section('happened');
  const rule: RowRule = {
    when: section.sections('when').map(readCondition),
    event: section.text('event', { fix: 'name an event type of docs/events.md' }),
    happened: { column: column(happened, 'column'), format: readDateFormat(happened, 'format') },
    keys: section.texts('keys', {
      least: 1,
      fix: 'name the columns that identify the happening, e.g. [Aktenzeichen, Nr]',
    }),
    fields: readFields(section.optionalSection('fields')),
  };
  happened.close();
  checkFields(section, rule);
  section.close();
  return rule;
}

function readCondition(section: YamlSection): Condition {
  const name = column(section, 'column');
  const tests = ['equals', 'in', 'filled', 'empty'].filter((test) => section.has(test));
  if (tests.length !== 1) {
    const fix = 'write exactly one of: equals: value, in: [values], filled: true, empty: true';
    section.fault(undefined, 'CONDITION_UNCLEAR', `the condition has ${tests.length} tests`, fix);
  }
  const holds = readTest(section, tests[0]);
  section.close();
  return { column: name, holds };
}

function readTest(section: YamlSection, test: string | undefined): Condition['holds'] {
  if (test === 'filled' || test === 'empty') {
    section.oneOf(test, ['true']);
    return test === 'filled' ? (cell) => cell !== '' : (cell) => cell === '';
  }
  const values =
    test === 'in' ? section.texts('in', { least: 1 }) : [test === 'equals' ? section.text('equals') : ''];
  return (cell) => values.includes(cell);
}

function column(section: YamlSection, key: string): string {
  return section.text(key, { fix: 'name the column as the header of the file does' }).normalize('NFC');
}

function columnsOf(file: Omit<FileMapping, 'columns'>): readonly string[] {
  const ofRules = file.rules.flatMap((rule) => [
    ...rule.when.map((condition) => condition.column),
    rule.happened.column,
    ...rule.keys,
    ...[...rule.fields.values()].flatMap((field) => (field.kind === 'constant' ? [] : [field.column])),
  ]);
  return [...new Set([file.reference, ...file.sharedNumbers.map((number) => number.column), ...ofRules])];
}

/** Two rules for one type with key lists of different length could give two happenings the same keys. */
function checkKeyCounts(root: YamlSection, files: readonly FileMapping[]): void {
  const counts = new Map<string, number>();
  for (const { event, keys } of files.flatMap(({ rules }) => rules)) {
    const known = counts.get(event) ?? keys.length;
    counts.set(event, known);
    if (known === keys.length) continue;
    const reason = `rules for ${event} have ${known} and ${keys.length} keys`;
    root.fault('files', 'KEYS_DIFFER', reason, 'give every rule for one type the same number of keys');
  }
}
