import { basename, matchesGlob } from 'node:path';
import type {
  CellProblem,
  ExportFault,
  ExportRecord,
  FileMapping,
  MappedEvent,
  MappedRow,
  Mapping,
  NamedFile,
} from '#adapter';
import { ExportUnreadable, fileFaults, inspectFile, mapRow, NO_MAPPING, readExport } from '#adapter';

/** What is wrong with a row or a file, and where. */
export interface PlacedProblem {
  readonly file: string;
  readonly line: number;
  /** Character of the line, from 1. */
  readonly column: number;
  /** Name of the column whose cell it is about. */
  readonly cell?: string;
  readonly code: string;
  readonly reason: string;
  readonly fix: string;
}

/** One record of an export, and what the mapping makes of it. */
export interface TriedRow {
  readonly file: string;
  readonly line: number;
  /** The cells that the mapping uses. */
  readonly cells: ReadonlyMap<string, string>;
  readonly reference?: string;
  readonly numbers: MappedRow['numbers'];
  readonly events: readonly MappedEvent[];
  readonly problems: readonly PlacedProblem[];
  readonly leftOut?: NonNullable<MappedRow['leftOut']>;
}

/** The entry of the mapping that reads a file of this name. */
export function entryFor(mapping: Mapping, path: string): FileMapping | undefined {
  return mapping.files.find(({ glob }) => matchesGlob(basename(path), glob));
}

/** Applies a mapping to an export, row by row, as the import would; a file that cannot be read comes as a row with its problems. */
export async function* tryExport(mapping: Mapping, path: string): AsyncGenerator<TriedRow> {
  const how = entryFor(mapping, path);
  const faults = how === undefined ? [NO_MAPPING] : await faultsIn({ name: basename(path), path }, how);
  if (faults.length > 0) yield unread(path, faults);
  else if (how !== undefined) yield* rowsOf(path, how);
}

async function* rowsOf(path: string, how: FileMapping): AsyncGenerator<TriedRow> {
  const file = { name: basename(path), path };
  const rows = new RowsOfFile(path, how);
  for await (const records of readExport(file, how)) for (const record of records) yield rows.take(record);
}

/** What keeps the import from reading a file; it takes none of the rows then. */
async function faultsIn(file: NamedFile, how: FileMapping): Promise<readonly ExportFault[]> {
  try {
    return await fileFaults(file, how, await inspectFile(file));
  } catch (error) {
    if (error instanceof ExportUnreadable) return error.faults;
    throw error;
  }
}

interface Fault extends Omit<CellProblem, 'code'> {
  readonly code: string;
  readonly line?: number;
}

function unread(file: string, faults: readonly Fault[]): TriedRow {
  const problems = faults.map((fault) => placed(fault, { file, line: fault.line ?? 1 }));
  return { file, line: problems[0]?.line ?? 1, cells: new Map(), numbers: [], events: [], problems };
}

function placed(
  { column: cell, code, reason, fix }: Fault,
  at: { readonly file: string; readonly line: number; readonly column?: number },
): PlacedProblem {
  const { file, line, column = 1 } = at;
  return { file, line, column, ...(cell !== undefined && { cell }), code, reason, fix };
}

/** Knows what earlier rows of the file said under the same keys. */
class RowsOfFile {
  private readonly said = new Map<string, { readonly line: number; readonly words: string }>();

  constructor(
    private readonly file: string,
    private readonly how: FileMapping,
  ) {}

  take(record: ExportRecord): TriedRow {
    const at = { ...record, file: this.file };
    if ('fault' in record)
      return { ...unread(this.file, []), line: record.line, problems: [placed(record.fault, at)] };
    const row = mapRow(this.how, record.cells);
    const contradicted = row.events.flatMap((event) => this.contradiction(event, row.reference, record.line));
    const used = this.how.columns.map((column) => [column, record.cells.get(column) ?? ''] as const);
    return {
      file: this.file,
      line: record.line,
      cells: new Map(used),
      ...(row.reference !== undefined && { reference: row.reference }),
      numbers: row.numbers,
      events: row.events,
      problems: [...row.refused.flatMap(({ problems }) => problems), ...contradicted].map((one) =>
        placed(one, at),
      ),
      ...(row.leftOut !== undefined && { leftOut: row.leftOut }),
    };
  }

  private contradiction(event: MappedEvent, reference: string | undefined, line: number): readonly Fault[] {
    const key = JSON.stringify(event.key);
    const words = JSON.stringify([reference, event.type, event.happenedAt, event.data]);
    const before = this.said.get(key);
    this.said.set(key, before ?? { line, words });
    if (before === undefined || before.words === words) return [];
    const reason = `line ${before.line} of this file has the same keys and says something else`;
    return [
      {
        code: 'KEY_TWICE_IN_FILE',
        reason,
        fix: 'remove one of the rows, or name more key columns in the mapping',
      },
    ];
  }
}
