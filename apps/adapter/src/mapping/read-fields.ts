import { catalogueEntry } from '#catalogue';
import type { YamlSection } from '../config/yaml-section.ts';
import type { ColumnRule, FieldRule, RowRule } from './mapping.ts';
import { readCellSource } from './read-cell-source.ts';
import type { CodeLists } from './read-code-lists.ts';
import { readCodesAt } from './read-code-lists.ts';
import { readDateFormat } from './read-date-format.ts';

type Fields = Map<string, FieldRule>;

/** Reads the `fields` of a rule. */
export function readFields(section: YamlSection | undefined, lists: CodeLists): Fields {
  const fields: Fields = new Map();
  for (const name of section?.names() ?? []) {
    const field = section?.optionalSection(name);
    if (field !== undefined) fields.set(name, readField(field, lists));
  }
  return fields;
}

function readField(section: YamlSection, lists: CodeLists): FieldRule {
  const rule = section.has('constant') ? readConstant(section) : readColumn(section, lists);
  section.close();
  return rule;
}

function readConstant(section: YamlSection): FieldRule {
  return { kind: 'constant', value: section.plain('constant') ?? '' };
}

function readColumn(section: YamlSection, lists: CodeLists): ColumnRule {
  const absent = section.texts('absent');
  const optional = section.flag('optional', false);
  const source = readCellSource(section, lists, 'name the column (column: …) or a constant (constant: …)');
  const common = { ...source, absent, optional: optional || absent.length > 0 };
  if (section.has('codes')) return { ...common, kind: 'codes', ...readCodes(section, lists) };
  if (section.has('date')) return { ...common, kind: 'day', format: readDateFormat(section, 'date') };
  if (section.has('number')) return { ...common, ...readNumber(section) };
  return { ...common, kind: 'text' };
}

function readNumber(section: YamlSection): Pick<ColumnRule, 'kind' | 'mark'> {
  const kind = section.oneOf('number', ['whole', 'decimal']);
  const mark = section.has('mark') ? section.oneOf<'comma' | 'point'>('mark', ['comma', 'point']) : 'comma';
  return { kind, mark };
}

function readCodes(section: YamlSection, lists: CodeLists): Pick<ColumnRule, 'codes' | 'separator'> {
  const codes = readCodesAt(section, 'codes', lists);
  const separator = section.optionalText('separator', {
    pattern: /^.$/,
    fix: "write one character, e.g. ','",
  });
  return { codes, ...(separator !== undefined && { separator }) };
}

/** Holds a rule against the catalogue: known type, known fields, none missing, only codes that the field knows. */
export function checkFields(section: YamlSection, rule: RowRule): void {
  const entry = catalogueEntry(rule.event);
  if (entry === undefined) {
    if (rule.event !== '')
      section.fault(
        'event',
        'TYPE_UNKNOWN',
        `${rule.event} is not in the catalogue`,
        'name a type of docs/events.md',
      );
    return;
  }
  const names = entry.fields.map(({ name }) => name);
  for (const name of rule.fields.keys()) {
    if (names.includes(name)) continue;
    section.fault(
      'fields',
      'FIELD_UNKNOWN',
      `${rule.event} has no field ${name}`,
      `use: ${names.join(', ')}`,
    );
  }
  for (const { name, optional, codes } of entry.fields) {
    const field = rule.fields.get(name);
    if (field === undefined && !optional)
      section.fault(undefined, 'FIELD_MISSING', `${name} is not mapped`, `add fields: ${name}`);
    if (field !== undefined && codes) checkCodes(section, name, field, Object.keys(codes));
    if (field !== undefined && field.kind !== 'constant' && field.optional && !optional) {
      section.fault(
        'fields',
        'FIELD_MISSING',
        `${name} must not be left out`,
        `take optional and absent from ${name}`,
      );
    }
  }
}

function checkCodes(section: YamlSection, name: string, field: FieldRule, known: readonly string[]): void {
  const given = field.kind === 'constant' ? [field.value] : [...(field.codes?.values() ?? [])];
  for (const code of given) {
    if (known.includes(String(code))) continue;
    section.fault('fields', 'CODE_UNKNOWN', `${name} has no code ${code}`, `use: ${known.join(', ')}`);
  }
}
