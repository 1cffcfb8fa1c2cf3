import type { YamlSection } from '../config/yaml-section.ts';
import type { CsvFormat, ExportFormat, JsonLinesFormat, XmlFormat } from './export-format.ts';
import { ENCODINGS } from './export-format.ts';

const KINDS = ['csv', 'xml', 'json-lines', 'xes'] as const;
const NAME = String.raw`(?:[\p{L}_][\p{L}\p{N}_.-]*:)?[\p{L}_][\p{L}\p{N}_.-]*`;
const RECORD_PATH = new RegExp(`^(?:/${NAME})+$`, 'u');
const COLUMN_PATH = new RegExp(`^(?:\\.|@${NAME}|${NAME}(?:/${NAME})*(?:/@${NAME})?)$`, 'u');
const POINTER = /^(?:\/(?:[^~/]|~[01])*)+$/;

/** Reads the `format` of a file entry; without one it is CSV with the entry's own `delimiter`. */
export function readFormat(entry: YamlSection): ExportFormat {
  const section = entry.optionalSection('format');
  if (section === undefined) return readCsv(entry, { bare: true });
  const format = readKind(section);
  section.close();
  return format;
}

function readKind(section: YamlSection): ExportFormat {
  switch (section.oneOf('kind', KINDS)) {
    case 'xml':
      return readXml(section);
    case 'json-lines':
      return { kind: 'json-lines', columns: readJsonColumns(section) };
    case 'xes':
      return { kind: 'xes' };
    default:
      return readCsv(section, { bare: false });
  }
}

/** The old form (`bare`) knows the delimiter only. */
function readCsv(section: YamlSection, { bare }: { readonly bare: boolean }): CsvFormat {
  const delimiter =
    section.optionalText('delimiter', { pattern: /^.$/, fix: "write one character, e.g. ';'" }) ?? ';';
  if (bare) return { kind: 'csv', delimiter, encoding: 'utf-8', header: 'names' };
  const encoding = section.has('encoding') ? section.oneOf('encoding', ENCODINGS) : 'utf-8';
  return { kind: 'csv', delimiter, encoding, header: readHeader(section) };
}

function readHeader(section: YamlSection): CsvFormat['header'] {
  const fix = 'write header: names, or the names by position: header: [Aktenzeichen, Datum]';
  const names = section.has('header') ? section.texts('header', { least: 1, fix }) : ['names'];
  if (names.length === 1 && names[0] === 'names') return 'names';
  return names.map((name) => name.normalize('NFC'));
}

function readXml(section: YamlSection): XmlFormat {
  const namespaces = readPairs(section.optionalSection('namespaces'));
  const record = section.text('record', {
    pattern: RECORD_PATH,
    fix: 'write the path of the repeated element from the root, e.g. /k:export/k:fall',
  });
  const columns = readPairs(section.section('columns'), {
    pattern: COLUMN_PATH,
    fix: 'write a path below the repeated element, e.g. k:person/k:name, @id, k:frist/@bis or .',
  });
  for (const path of [record, ...columns.values()]) checkPrefixes(section, path, namespaces);
  return { kind: 'xml', namespaces, record, columns };
}

function checkPrefixes(section: YamlSection, path: string, namespaces: ReadonlyMap<string, string>): void {
  for (const step of path.split('/')) {
    const [prefix, local] = step.replace('@', '').split(':');
    if (local === undefined || prefix === undefined || namespaces.has(prefix)) continue;
    const fix = `add namespaces: { ${prefix}: the namespace's URI as the file declares it }`;
    section.fault(undefined, 'PREFIX_UNKNOWN', `the prefix ${prefix} stands for no namespace`, fix);
  }
}

function readJsonColumns(section: YamlSection): JsonLinesFormat['columns'] {
  return readPairs(section.section('columns'), {
    pattern: POINTER,
    fix: 'write a JSON Pointer, e.g. /person/nr',
  });
}

/** A section of free names and texts. */
function readPairs(
  section: YamlSection | undefined,
  form: { readonly pattern?: RegExp; readonly fix?: string } = {},
): ReadonlyMap<string, string> {
  const pairs = (section?.names() ?? []).map(
    (name) => [name.normalize('NFC'), section?.text(name, form) ?? ''] as const,
  );
  return new Map(pairs);
}

/** Reports columns that the rules name and the format does not make; of CSV with a header and of XES the file tells. */
export function checkColumns(entry: YamlSection, format: ExportFormat, columns: readonly string[]): void {
  const made = columnsOf(format);
  if (made === undefined) return;
  for (const column of columns.filter((name) => !made.includes(name))) {
    const fix = made.length === 0 ? 'name the columns in format' : `use: ${made.join(', ')}`;
    entry.fault('format', 'COLUMN_UNKNOWN', `the format makes no column ${column}`, fix);
  }
}

function columnsOf(format: ExportFormat): readonly string[] | undefined {
  if (format.kind === 'csv') return format.header === 'names' ? undefined : format.header;
  return format.kind === 'xes' ? undefined : [...format.columns.keys()];
}
