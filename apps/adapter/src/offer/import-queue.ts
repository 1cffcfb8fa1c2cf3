import { matchesGlob } from 'node:path';
import type { Files } from '../journal/files.ts';
import type { Journal } from '../journal/journal.ts';
import type { JsonLinesFormat } from '../mapping/export-format.ts';
import type { FileMapping, Mapping } from '../mapping/mapping.ts';
import type { CellProblem } from '../mapping/cell-problem.ts';
import type { TextTree } from '../source/text-tree.ts';
import { treeCells } from '../source/tree-cells.ts';
import type { RowParts } from './import-rows.ts';
import { RowImport } from './import-rows.ts';

/** What the import of single rows works with. */
export interface QueueParts extends RowParts {
  readonly journal: Journal;
  readonly files: Files;
  readonly mapping: Mapping;
}

/** One row of a table or a push. */
export interface QueuedRow {
  /** By what a person finds it again: the row's id in its table, or its number in the push. */
  readonly line: number;
  readonly row: { readonly tree: TextTree } | { readonly fault: CellProblem };
}

/** Some rows of one source. */
export interface QueuedRows {
  /** The source as the mapping's globs name it: `table/<name>`, `push/<name>`. */
  readonly source: string;
  /** Names these rows among all that ever came, SHA-256, base64url. */
  readonly digest: string;
  readonly rows: readonly QueuedRow[];
  /** How many places these rows take in the order of all; one for each if absent. */
  readonly places?: number;
  /** The place of a row, by the last of them; where absent, each row counts as later than the one before. */
  readonly placeOf?: (row: QueuedRow, last: number) => number;
}

/** How the mapping reads single rows of this source; undefined when no entry does. */
export function queueMapping(
  { files }: Mapping,
  source: string,
): (FileMapping & { readonly format: JsonLinesFormat }) | undefined {
  const how = files.find(({ glob }) => matchesGlob(source, glob));
  return how?.format.kind === 'json-lines' ? { ...how, format: how.format } : undefined;
}

/** Imports rows that come one after the other, so that a later one may correct an earlier one. */
export class QueueImport {
  constructor(private readonly parts: QueueParts) {}

  /** Whether these rows were taken before. */
  knows(digest: string): boolean {
    const { files, mapping } = this.parts;
    return files.find({ digest, mapping: mapping.digest }) !== undefined;
  }

  /** The last place that the rows took. To be called within a transaction, together with the note that these rows have come. */
  take({ source, digest, rows, places = rows.length, placeOf }: QueuedRows): number {
    const { files, mapping, now } = this.parts;
    const how = queueMapping(mapping, source);
    if (how === undefined || rows.length === 0) return 0;
    const progress = files.begin({ digest, mapping: mapping.digest }, source, now(), places);
    const { place: last } = progress;
    const imported = new RowImport(this.parts, how, { file: source, digest, place: last });
    for (const [index, queued] of rows.entries()) {
      const { line, row } = queued;
      const cells = 'tree' in row ? treeCells(row.tree, how.format.columns) : row;
      imported.take({ line, ...cells }, placeOf?.(queued, last) ?? last - rows.length + 1 + index);
    }
    files.advance(progress, rows.length, rows.at(-1)?.line ?? 0);
    files.finish(progress, 'done', now());
    return last;
  }
}
