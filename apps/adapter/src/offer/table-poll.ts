import { createHash } from 'node:crypto';
import type { Journal } from '../journal/journal.ts';
import type { Problems } from '../journal/problems.ts';
import type { TableCursor } from '../source/table-cursor.ts';
import { advance, AT_FIRST, lateShift, MOST_GAPS, withMostGaps } from '../source/table-cursor.ts';
import type { OutboxTable, TableRow } from '../source/read-table.ts';
import { readTextTree } from '../source/text-tree.ts';
import type { QueueImport, QueuedRow } from './import-queue.ts';

/** What the poll of one table works with. */
export interface TablePollParts {
  readonly journal: Journal;
  readonly table: Pick<OutboxTable, 'read'>;
  readonly imports: QueueImport;
  readonly problems: Pick<Problems, 'refuse' | 'clear'>;
  /** `table/<name>`. */
  readonly source: string;
  readonly now: () => string;
}

/** Takes new rows of one outbox table; rows and cursor are one transaction of the journal, so a crash loses and doubles nothing. */
export class TablePoll {
  constructor(private readonly parts: TablePollParts) {}

  /** Takes all rows that are there; how many. */
  async run(): Promise<number> {
    let taken = 0;
    for (;;) {
      const cursor = this.cursor();
      const rows = await this.parts.table.read(cursor);
      this.take(rows, cursor);
      taken += rows.length;
      if (rows.length === 0) return taken;
    }
  }

  private take(rows: readonly TableRow[], before: TableCursor): void {
    const { journal, source, now } = this.parts;
    const ids = rows.map(({ id }) => id);
    journal.transaction(() => {
      const shift = rows.length === 0 ? 0 : this.importRows(rows, before);
      const { cursor, givenUp } = withMostGaps(advance(before, ids, now(), shift));
      if (rows.length === 0 && cursor.gaps.length === before.gaps.length) return;
      this.tell(cursor, givenUp);
      const sql = 'INSERT OR REPLACE INTO source_cursors (source, cursor) VALUES (?, ?)';
      journal.run(sql, source, JSON.stringify(cursor));
    });
  }

  /** Rows count in the order of their ids, whenever they became visible; the difference between place and id of the new ones. */
  private importRows(rows: readonly TableRow[], before: TableCursor): number {
    const { imports, source } = this.parts;
    const ids = rows.map(({ id }) => id);
    const top = Math.max(before.after, ...ids);
    // With the cursor in it, rows that were given the same ids once more are not taken for the earlier ones.
    const digest = createHash('sha256')
      .update(JSON.stringify([source, before, ids]))
      .digest('base64url');
    const last = imports.take({
      source,
      digest,
      rows: rows.map(queued),
      places: Math.max(1, top - before.after),
      placeOf: ({ line: id }, end) => id + (lateShift(before, id) ?? end - top),
    });
    return last - top;
  }

  /** Lists that rows may have been missed, until few enough ids are missing. */
  private tell({ gaps }: TableCursor, givenUp: number | undefined): void {
    const { problems, source, now } = this.parts;
    const subject = `gaps:${source}`;
    if (givenUp === undefined && gaps.length <= MOST_GAPS / 2) problems.clear(subject);
    if (givenUp === undefined) return;
    const problem = { file: source, line: givenUp, ...TOO_MANY_GAPS };
    problems.refuse({ subject, digest: '', at: now(), counted: false, problems: [problem] });
  }

  private cursor(): TableCursor {
    const { journal, source } = this.parts;
    const found = journal.one('SELECT cursor FROM source_cursors WHERE source = ?', source);
    return found === undefined ? AT_FIRST : (JSON.parse(String(found['cursor'])) as TableCursor);
  }
}

function queued({ id, payload }: TableRow): QueuedRow {
  const read = readTextTree(payload);
  if ('tree' in read) return { line: id, row: read };
  const reason =
    'the payload is not JSON, a name stands twice in one object, or it has more than a million characters';
  return {
    line: id,
    row: { fault: { code: 'JSON_BROKEN', reason, fix: 'write one JSON object as payload' } },
  };
}

const TOO_MANY_GAPS = {
  code: 'TABLE_GAPS_TOO_MANY',
  reason: 'too many ids are missing: a row that gets an id up to this one from now on is not seen',
  fix: 'give ids without gaps (INCREMENT 1, CACHE 1); write rows of long transactions anew',
};
