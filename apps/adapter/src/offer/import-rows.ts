import type { FileMapping } from '../mapping/mapping.ts';
import type { MappedEvent, MappedRow } from '../mapping/map-row.ts';
import { mapRow } from '../mapping/map-row.ts';
import type { CellProblem } from '../mapping/cell-problem.ts';
import type { Problems } from '../journal/problems.ts';
import { LINE_SUBJECT, ROW_SUBJECT } from '../journal/problems.ts';
import type { KnownReference, References } from '../journal/references.ts';
import type { Identity } from '../outbox/identity.ts';
import type { Origin } from '../outbox/offer.ts';
import { openingKey } from '../outbox/opening-key.ts';
import type { Outbox } from '../outbox/outbox.ts';
import type { OpensCases } from '../config/adapter-config.ts';
import type { ExportRecord } from '../source/export-record.ts';
import type { ExportedHappenings } from '../journal/exported-happenings.ts';
import { withdrawnSubject } from './withdrawn-rows.ts';

/** What the import of rows works with. */
export interface RowParts {
  readonly references: References;
  readonly problems: Problems;
  readonly exported: ExportedHappenings;
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
    private readonly source: RowSource,
  ) {}

  /** Imports one record; `place` where each row counts as later than the one before. */
  take(record: ExportRecord, place = this.source.place): void {
    if ('fault' in record) return this.refuse(this.subjectOf(record), record.line, [record.fault]);
    const row = mapRow(this.mapping, record.cells);
    for (const [index, { key, problems }] of row.refused.entries()) {
      const subject = key === undefined ? `${this.subjectOf(record)}:${index}` : this.parts.outbox.idOf(key);
      if (key !== undefined) this.noteExported(key, record.line);
      this.refuse(subject, record.line, problems);
    }
    // Of a row of which nothing could be taken, nothing is known either.
    if (row.reference === undefined || (row.events.length === 0 && row.refused.length > 0)) return;
    if (this.note(row, row.reference)) this.tell(row.reference);
    for (const event of row.events) this.offer(event, row.reference, { line: record.line, place });
  }

  /** By what a row without keys is known: its cells; unreadable ones look all alike, only their place tells them apart. */
  private subjectOf(record: ExportRecord): string {
    const texts = 'cells' in record ? [...record.cells.values()] : record.texts;
    if (texts === undefined) return `${LINE_SUBJECT}${this.source.digest}:${record.line}`;
    return `${ROW_SUBJECT}${this.parts.identity.fingerprint([this.mapping.glob, ...texts])}`;
  }

  /** Of an export of the whole state: this happening is still there. */
  private noteExported(key: readonly string[], line: number): void {
    if (this.mapping.withdrawn === 'ignore') return;
    const { exported, outbox, problems } = this.parts;
    const id = outbox.idOf(key);
    exported.note({ ...this.source, entry: this.mapping.glob, id, line });
    problems.clear(withdrawnSubject(id));
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
      key: openingKey(outbox, reference),
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

  private offer(
    { key, type, happenedAt, data }: MappedEvent,
    reference: string,
    { line, place }: Pick<Origin, 'line' | 'place'>,
  ): void {
    const { outbox, identity, problems, references } = this.parts;
    const handle = identity.handle(reference);
    const origin = { file: this.source.file, line, place };
    this.noteExported(key, line);
    const offered = outbox.offer({ key, kind: 'event', type, handle, reference, happenedAt, data, origin });
    if (offered === 'contradicts') return this.refuse(outbox.idOf(key), line, [CONTRADICTS]);
    if (offered === 'moved') return this.refuse(outbox.idOf(key), line, [MOVED]);
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

const MOVED: CellProblem = {
  code: 'REFERENCE_CHANGED',
  reason: 'the hub has this happening in the case of another reference number',
  fix: 'correct the reference; if it is right, recall the event in the former case at the desk and export it under new keys',
};
