import type { Plain, YamlSection } from '../config/yaml-section.ts';
import { RecordSplitter } from '../source/record-splitter.ts';
import type { CodeList } from './mapping.ts';

/** The text of a file that the mapping names beside itself; undefined when there is none or it is not UTF-8. */
export type ReadBeside = (file: string) => string | undefined;

/** The code lists that all entries of a mapping share, and what was read from other files for them. */
export interface CodeLists {
  readonly byName: ReadonlyMap<string, CodeList>;
  readonly texts: readonly string[];
}

/** Reads the `codeLists` of a mapping: each inline (`codes`) or from a CSV file in UTF-8 whose header names two columns. */
export function readCodeLists(section: YamlSection | undefined, readBeside: ReadBeside): CodeLists {
  const byName = new Map<string, CodeList>();
  const texts: string[] = [];
  for (const name of section?.names() ?? []) {
    const list = section?.optionalSection(name);
    if (list === undefined) continue;
    byName.set(
      name,
      list.has('codes') ? readInline(list.section('codes')) : readFromFile(list, readBeside, texts),
    );
    list.close();
  }
  return { byName, texts };
}

/** The code list at a key: written there, or the name of a shared one. */
export function readCodesAt(section: YamlSection, key: string, lists: CodeLists): CodeList {
  const fix = `write ${key}: { code: value }, or the name of one of codeLists`;
  const [entry] = section.entries(key, { least: 1, most: 1, fix });
  if (entry === undefined) return new Map();
  if (typeof entry !== 'string') return readInline(entry);
  const list = lists.byName.get(entry);
  if (list !== undefined || entry === '') return list ?? new Map();
  const known = [...lists.byName.keys()].join(', ');
  section.fault(
    key,
    'LIST_UNKNOWN',
    `codeLists has no ${entry}`,
    known === '' ? `add it` : `use one of: ${known}`,
  );
  return new Map();
}

function readInline(section: YamlSection): CodeList {
  const codes = new Map<string, Plain>();
  for (const code of section.names()) codes.set(code.normalize('NFC'), section.plain(code) ?? '');
  return codes;
}

function readFromFile(section: YamlSection, readBeside: ReadBeside, texts: string[]): CodeList {
  const file = section.text('file', { fix: 'write codes: { code: value }, or file: list.csv' });
  const code = section.text('code', { fix: 'name the column that holds the codes' });
  const value = section.text('value', { fix: 'name the column that holds the values' });
  const delimiter =
    section.optionalText('delimiter', { pattern: /^.$/, fix: "write one character, e.g. ';'" }) ?? ';';
  const text = file === '' ? '' : readBeside(file);
  if (text === undefined) {
    const fix = 'put the file beside the mapping, in UTF-8';
    section.fault('file', 'LIST_UNREADABLE', 'the file of the code list cannot be read', fix);
    return new Map();
  }
  texts.push(text);
  const { codes, fault } = codesIn(text, delimiter, { code, value });
  if (fault !== undefined && file !== '')
    section.fault('file', 'LIST_INVALID', fault, 'correct the file of the code list');
  return codes;
}

function codesIn(
  text: string,
  delimiter: string,
  columns: { readonly code: string; readonly value: string },
): { readonly codes: CodeList; readonly fault?: string } {
  const codes = new Map<string, Plain>();
  const splitter = new RecordSplitter(delimiter);
  const [header, ...records] = [
    ...splitter.push(text.replace(/^\uFEFF/, '').normalize('NFC')),
    ...splitter.end(),
  ];
  const places = [columns.code, columns.value].map((name) =>
    (header?.cells ?? []).findIndex((cell) => cell.trim() === name.normalize('NFC')),
  );
  if (places.includes(-1))
    return { codes, fault: 'its header lacks the column of the codes or of the values' };
  for (const { cells, line, broken } of records) {
    const [code = '', value = ''] = places.map((place) => cells[place]?.trim() ?? '');
    if (broken || code === '' || value === '')
      return { codes, fault: `line ${line} has no code or no value` };
    if (codes.has(code)) return { codes, fault: `line ${line} names a code that was named before` };
    codes.set(code, value);
  }
  return { codes };
}
