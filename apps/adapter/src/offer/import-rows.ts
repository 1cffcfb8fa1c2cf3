import type { FileMapping } from '../mapping/mapping.ts';
import type { MappedEvent, MappedRow } from '../mapping/map-row.ts';
import { mapRow } from '../mapping/map-row.ts';
import type { CellProblem } from '../mapping/cell-problem.ts';
import type { Problems } from '../journal/problems.ts';
import type { KnownReference, References } from '../journal/references.ts';
import type { Identity } from '../outbox/identity.ts';
import type { Outbox } from '../outbox/outbox.ts';
import type { OpensCases } from '../config/adapter-config.ts';
import type { CsvRecord } from '../source/record-splitter.ts';
import { cleanCell } from './clean-cell.ts';

/** What the import of rows works with. */
export interface RowParts {
  readonly references: References;
  readonly problems: Problems;
  readonly outbox: Outbox;
  readonly identity: Identity;
  readonly opensCases: OpensCases;
  /** Now, UTC, ISO 8601 with milliseconds and `Z`. */
  readonly now: () => string;
  /**
   * Told in the same transaction when a reference is new, gets another shared number, or its case is being opened; may
   * offer commands. May be told again: offer with stable keys.
   */
  readonly onReference: (reference: KnownReference) => void;
}

/** The file from which a row comes. */
export interface RowSource {
  readonly file: string;
  readonly digest: string;
  readonly place: number;
}

const CASE_OPEN = 'de.wegmarke.case.open.v1';

/** Brings rows of one file into outbox, references and problems; to be called within a transaction. */
export class RowImport {
  constructor(
    private readonly parts: RowParts,
    private readonly mapping: FileMapping,
    private readonly columns: readonly string[],
    private readonly source: RowSource,
  ) {}

  /** Imports one record. */
  take(record: CsvRecord): void {
    const fault = shapeFault(record, this.columns.length);
    if (fault !== undefined) return this.refuse(this.subjectOf(record), record.line, [fault]);
    const cells = new Map(
      this.columns.map((column, index) => [column, cleanCell(record.cells[index] ?? '')]),
    );
    const row = mapRow(this.mapping, cells);
    for (const [index, { key, problems }] of row.refused.entries()) {
      const subject = key === undefined ? `${this.subjectOf(record)}:${index}` : this.parts.outbox.idOf(key);
      this.refuse(subject, record.line, problems);
    }
    // Of a row of which nothing could be taken, nothing is known either.
    if (row.reference === undefined || (row.events.length === 0 && row.refused.length > 0)) return;
    if (this.note(row, row.reference)) this.tell(row.reference);
    for (const event of row.events) this.offer(event, row.reference, record.line);
  }

  /** By what a row without keys is known: its cells; broken ones look all alike, only their place tells them apart. */
  private subjectOf({ cells, line, broken }: CsvRecord): string {
    if (broken) return `line:${this.source.digest}:${line}`;
    return `row:${this.parts.identity.fingerprint([this.mapping.glob, ...cells])}`;
  }

  /** Notes reference, numbers and, where exports open cases, the wish for a case; whether anything of it was new. */
  private note({ numbers, events }: MappedRow, reference: string): boolean {
    const { references, identity, now } = this.parts;
    const isNew = references.know(reference, identity.handle(reference), now());
    const newNumbers = numbers.filter((number) => references.addNumber(reference, number));
    const opened = events.length > 0 && this.openCase(reference);
    return isNew || newNumbers.length > 0 || opened;
  }

  private openCase(reference: string): boolean {
    const { references, outbox, identity, opensCases, now } = this.parts;
    if (opensCases !== 'by-export' || references.find(reference)?.link !== 'none') return false;
    outbox.offer({
      key: ['de.wegmarke.case.open', reference],
      kind: 'command',
      type: CASE_OPEN,
      handle: identity.handle(reference),
      reference,
      happenedAt: now(),
      data: {},
    });
    references.markOpening(reference);
    return true;
  }

  private tell(reference: string): void {
    const known = this.parts.references.find(reference);
    if (known !== undefined) this.parts.onReference(known);
  }

  private offer({ key, type, happenedAt, data }: MappedEvent, reference: string, line: number): void {
    const { outbox, identity, problems, references } = this.parts;
    const { file, place } = this.source;
    const handle = identity.handle(reference);
    const origin = { file, line, place };
    const offered = outbox.offer({ key, kind: 'event', type, handle, reference, happenedAt, data, origin });
    if (offered === 'contradicts') return this.refuse(outbox.idOf(key), line, [CONTRADICTS]);
    problems.clear(outbox.idOf(key));
    references.touch(reference, happenedAt);
  }

  private refuse(subject: string, line: number, problems: readonly CellProblem[]): void {
    const { file, digest } = this.source;
    const at = this.parts.now();
    this.parts.problems.refuse({
      subject,
      digest,
      at,
      counted: true,
      problems: problems.map((problem) => ({ file, line, ...problem })),
    });
  }
}

const CONTRADICTS: CellProblem = {
  code: 'KEY_TWICE_IN_FILE',
  reason: 'an earlier row of this file has the same keys and says something else',
  fix: 'remove one of the rows, or name more key columns in the mapping',
};

function shapeFault(record: CsvRecord, columns: number): CellProblem | undefined {
  if (record.broken) {
    return {
      code: 'QUOTE_BROKEN',
      reason: 'a quoted cell is not closed where it should be',
      fix: 'write a quote within quotes twice',
    };
  }
  if (record.cells.length === columns) return undefined;
  const reason = `the row has ${record.cells.length} cells, the header has ${columns}`;
  return { code: 'ROW_WIDTH', reason, fix: 'put cells that contain the delimiter in quotes' };
}
