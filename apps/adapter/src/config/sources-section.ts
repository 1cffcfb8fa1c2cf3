import type { YamlSection } from './yaml-section.ts';

/** From where an agency's rows come. */
export type SourceConfig = FolderSource | TableSource | PushSource;

/** A folder into which the agency's system exports. */
export interface FolderSource {
  readonly kind: 'folder';
  /** Stands before its files' names in lists; absent where it is the only folder. */
  readonly name?: string;
  readonly folder: string;
  /** A file is read when it has not changed for this long. */
  readonly settleMs: number;
}

/** A table in the agency's own PostgreSQL into which its system writes one row for each change (transactional outbox). */
export interface TableSource {
  readonly kind: 'table';
  /** The mapping's entry has the glob `table/<name>`. */
  readonly name: string;
  /** File with the connection URL of a user that may only read. */
  readonly urlFile: string;
  /** Perhaps with its schema: `export.outbox`. */
  readonly table: string;
  /** Column with a whole number that grows with each row, with an index. */
  readonly id: string;
  /** Column with the row as one JSON object (json, jsonb or text). */
  readonly payload: string;
}

/** Rows that the agency's program posts to the desk. */
export interface PushSource {
  readonly kind: 'push';
  /** In the address, `/desk/push/<name>`; the mapping's entry has the glob `push/<name>`. */
  readonly name: string;
}

type ReadPath = (section: YamlSection, key: string) => string;

const NAME = {
  pattern: /^[a-z][a-z0-9-]{0,31}$/,
  fix: 'write 1 to 32 small letters, digits and hyphens, beginning with a letter',
};
const COLUMN = { pattern: /^[A-Za-z_][A-Za-z0-9_]{0,62}$/, fix: 'write the name of one column' };
const TABLE = {
  pattern: /^[A-Za-z_][A-Za-z0-9_]{0,62}(\.[A-Za-z_][A-Za-z0-9_]{0,62})?$/,
  fix: 'write the name of the table, perhaps with its schema, e.g. export.outbox',
};

/** Reads `sources` (a list), or `source` (one folder, as in the first version). */
export function readSources(root: YamlSection, path: ReadPath): readonly SourceConfig[] {
  if (!root.has('sources')) return [readFolder(root.section('source'), path)];
  const sections = root.sections('sources', 1);
  const sources = sections.map((section) => readSource(section, path));
  checkNames(root, sources);
  return sources;
}

function readSource(section: YamlSection, path: ReadPath): SourceConfig {
  const kinds = ['folder', 'table', 'push'].filter((kind) => section.has(kind));
  if (kinds[0] === 'folder' && kinds.length === 1) return readFolder(section, path);
  if (kinds.length !== 1) {
    const fix = 'write exactly one of: folder: …, table: { … }, push: { … }';
    section.fault(undefined, 'SOURCE_UNCLEAR', `the source is of ${kinds.length} kinds`, fix);
  }
  const source = kinds[0] === 'table' ? readTable(section.section('table'), path) : readPush(section);
  section.close();
  return source;
}

function readFolder(section: YamlSection, path: ReadPath): FolderSource {
  const name = section.optionalText('name', NAME);
  const folder = path(section, 'folder');
  const settleMs = section.wholeNumber('settleMs', { least: 10, most: 600_000, otherwise: 1_000 });
  section.close();
  return { kind: 'folder', ...(name !== undefined && { name }), folder, settleMs };
}

function readTable(section: YamlSection, path: ReadPath): TableSource {
  const source: TableSource = {
    kind: 'table',
    name: section.text('name', NAME),
    urlFile: path(section, 'urlFile'),
    table: section.text('table', TABLE),
    id: section.text('id', COLUMN),
    payload: section.text('payload', COLUMN),
  };
  section.close();
  return source;
}

function readPush(section: YamlSection): PushSource {
  const push = section.optionalSection('push');
  const name = push?.text('name', NAME) ?? '';
  push?.close();
  return { kind: 'push', name };
}

/** Without names of their own, two folders' files of the same name would be taken for one. */
function checkNames(root: YamlSection, sources: readonly SourceConfig[]): void {
  const folders = sources.filter(({ kind }) => kind === 'folder');
  if (folders.length > 1 && folders.some(({ name }) => name === undefined)) {
    const fix = 'give each folder a name: { folder: …, name: … }';
    root.fault('sources', 'SOURCE_NAME_MISSING', 'there are several folders, and one has no name', fix);
  }
  const names = sources.map(({ kind, name }) => `${kind} ${name}`);
  const twice = names.find((name, index) => names.indexOf(name) !== index);
  if (twice === undefined || (folders.length > 1 && twice === 'folder undefined')) return;
  root.fault('sources', 'SOURCE_NAME_TWICE', 'two sources of one kind have the same name', 'name them apart');
}
