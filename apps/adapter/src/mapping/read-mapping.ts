import { createHash } from 'node:crypto';
import type { YamlProblem } from '../config/yaml-section.ts';
import { YamlSection } from '../config/yaml-section.ts';
import type { FileMapping, Mapping } from './mapping.ts';
import { readCellSource, readColumnEntry } from './read-cell-source.ts';
import type { CodeLists, ReadBeside } from './read-code-lists.ts';
import { readCodeLists } from './read-code-lists.ts';
import { checkColumns, readFormat } from './read-format.ts';
import { readCondition, readRule } from './read-rule.ts';

/**
 * Reads a mapping file (docs/how-to/mapping-file.md), checked against the catalogue; code lists in files of their own are asked for
 * by the name that the mapping gives. All faults at once, with line and fix.
 */
export function readMapping(text: string, readBeside: ReadBeside = () => undefined): Mapping | YamlProblem[] {
  return YamlSection.read(text, (root) => {
    const lists = readCodeLists(root.optionalSection('codeLists'), readBeside);
    const files = root.sections('files', 1).map((section) => readFile(section, lists));
    checkKeyCounts(root, files);
    return { files, digest: digestOf([text, ...lists.texts]) };
  });
}

function digestOf(texts: readonly string[]): string {
  const hash = createHash('sha256');
  for (const [index, text] of texts.entries()) hash.update(index === 0 ? text : `\u0000${text}`);
  return hash.digest('base64url');
}

function readFile(section: YamlSection, lists: CodeLists): FileMapping {
  const file = {
    glob: section.text('glob', { fix: "name the files, e.g. 'vouchers-*.csv'" }),
    format: readFormat(section),
    select: section.sections('select').map((condition) => readCondition(condition, lists)),
    reference: readReference(section, lists),
    sharedNumbers: section.sections('sharedNumbers').map((number) => readSharedNumber(number, lists)),
    rules: section.sections('rules').map((rule) => readRule(rule, lists)),
    otherwise: section.has('otherwise') ? section.oneOf('otherwise', ['report', 'ignore']) : 'report',
    endsWithLineBreak: section.flag('endsWithLineBreak', true),
    withdrawn: section.has('withdrawn') ? section.oneOf('withdrawn', ['report', 'ignore']) : 'ignore',
  } satisfies Omit<FileMapping, 'columns'>;
  const columns = columnsOf(file);
  checkColumns(section, file.format, columns);
  section.close();
  return { ...file, columns };
}

function readReference(section: YamlSection, lists: CodeLists): FileMapping['reference'] {
  const fix = 'name the column of the reference number as the header of the file does';
  return readColumnEntry(section.entries('reference', { least: 1, most: 1, fix })[0], lists);
}

function readSharedNumber(section: YamlSection, lists: CodeLists): FileMapping['sharedNumbers'][number] {
  const kind = section.text('kind', {
    pattern: /^[a-z][a-z0-9-]*$/,
    fix: 'write the kind as in the agreement, e.g. azr',
  });
  const number = { kind, ...readCellSource(section, lists) };
  section.close();
  return number;
}

function columnsOf(file: Omit<FileMapping, 'columns'>): readonly string[] {
  const { reference, sharedNumbers, select, rules } = file;
  const parts = rules.flatMap(({ when, happened, keys, fields }) => [
    ...when,
    happened,
    ...keys,
    ...fields.values(),
  ]);
  const sources = [reference, ...sharedNumbers, ...select, ...parts];
  return [...new Set(sources.flatMap((source) => ('column' in source ? [source.column] : [])))];
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
