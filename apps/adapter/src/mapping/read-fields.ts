import { catalogueEntry } from '#catalogue';
import type { Plain, YamlSection } from '../config/yaml-section.ts';
import type { ColumnRule, FieldRule, RowRule } from './mapping.ts';
import { readDateFormat } from './read-date-format.ts';

type Fields = Map<string, FieldRule>;

/** Reads the `fields` of a rule. */
export function readFields(section: YamlSection | undefined): Fields {
  const fields: Fields = new Map();
  for (const name of section?.names() ?? []) {
    const field = section?.optionalSection(name);
    if (field !== undefined) fields.set(name, readField(field));
  }
  return fields;
}

function readField(section: YamlSection): FieldRule {
  const rule = section.has('constant') ? readConstant(section) : readColumn(section);
  section.close();
  return rule;
}

function readConstant(section: YamlSection): FieldRule {
  return { kind: 'constant', value: section.plain('constant') ?? '' };
}

function readColumn(section: YamlSection): ColumnRule {
  const absent = section.texts('absent');
  const optional = section.has('optional') && section.oneOf('optional', ['true', 'false']) === 'true';
  const column = section
    .text('column', { fix: 'name the column (column: …) or a constant (constant: …)' })
    .normalize('NFC');
  const common = { column, absent, optional: optional || absent.length > 0 };
  if (section.has('codes')) return { ...common, kind: 'codes', ...readCodes(section) };
  if (section.has('date')) return { ...common, kind: 'day', format: readDateFormat(section, 'date') };
  if (section.has('number')) return { ...common, kind: section.oneOf('number', ['whole', 'decimal']) };
  return { ...common, kind: 'text' };
}

function readCodes(section: YamlSection): Pick<ColumnRule, 'codes' | 'separator'> {
  const list = section.section('codes');
  const codes = new Map<string, Plain>();
  for (const cell of list.names()) codes.set(cell.normalize('NFC'), list.plain(cell) ?? '');
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
