import { YamlSection } from '../config/yaml-section.ts';
import type { Condition, KeyPart, RowRule } from './mapping.ts';
import { readCellSource, readColumnEntry } from './read-cell-source.ts';
import type { CodeLists } from './read-code-lists.ts';
import { readDateFormat } from './read-date-format.ts';
import { checkFields, readFields } from './read-fields.ts';

/** Reads one rule of a file entry, held against the catalogue. */
export function readRule(section: YamlSection, lists: CodeLists): RowRule {
  const happened = section.section('happened');
  const rule: RowRule = {
    when: section.sections('when').map((condition) => readCondition(condition, lists)),
    event: section.text('event', { fix: 'name an event type of docs/events.md' }),
    happened: { ...readCellSource(happened, lists), format: readDateFormat(happened, 'format') },
    keys: section
      .entries('keys', {
        least: 1,
        fix: 'name the columns that identify the happening, e.g. [Aktenzeichen, Nr]',
      })
      .map((entry) => readKey(entry, lists)),
    fields: readFields(section.optionalSection('fields'), lists),
  };
  happened.close();
  checkFields(section, rule);
  section.close();
  return rule;
}

function readKey(entry: string | YamlSection, lists: CodeLists): KeyPart {
  if (!(entry instanceof YamlSection) || !entry.has('constant')) return readColumnEntry(entry, lists);
  const key = { constant: entry.text('constant') };
  entry.close();
  return key;
}

/** Reads one condition of `when` or `select`. */
export function readCondition(section: YamlSection, lists: CodeLists): Condition {
  const source = readCellSource(section, lists);
  const tests = ['equals', 'in', 'filled', 'empty'].filter((test) => section.has(test));
  if (tests.length !== 1) {
    const fix = 'write exactly one of: equals: value, in: [values], filled: true, empty: true';
    section.fault(undefined, 'CONDITION_UNCLEAR', `the condition has ${tests.length} tests`, fix);
  }
  const holds = readTest(section, tests[0]);
  section.close();
  return { ...source, holds };
}

function readTest(section: YamlSection, test: string | undefined): Condition['holds'] {
  if (test === 'filled' || test === 'empty') {
    section.oneOf(test, ['true']);
    return test === 'filled' ? (cell) => cell !== '' : (cell) => cell === '';
  }
  const values =
    test === 'in' ? section.texts('in', { least: 1 }) : [test === 'equals' ? section.text('equals') : ''];
  const known = values.map((value) => value.normalize('NFC'));
  return (cell) => known.includes(cell);
}
