import type { Journal, Row } from './journal.ts';

/** How the subjects of rows without keys begin: known by their text, or by their place alone. */
export const ROW_SUBJECT = 'row:';
export const LINE_SUBJECT = 'line:';

/** Something in an export that keeps a row, an event or a whole file from being imported. */
export interface RowProblem {
  /** Where a person may settle it: under what it is listed. */
  readonly id?: string;
  readonly file: string;
  readonly line: number;
  readonly column?: string;
  readonly code: string;
  readonly reason: string;
  readonly fix: string;
}

/** The row's problems, and under what they are filed. */
export interface RefusedHere {
  /** What was refused: the event's first id where its keys could be read, else a digest of the row. */
  readonly subject: string;
  /** SHA-256 of the file. */
  readonly digest: string;
  readonly at: string;
  /** Whether an event (or a row that would have been one) is lost to the hub by it, and so counts as refused here. */
  readonly counted: boolean;
  readonly problems: readonly RowProblem[];
}

/**
 * The open problems. A subject is listed once, whatever number of exports contain it, and goes from the list when a later export
 * gives it right.
 */
export class Problems {
  constructor(private readonly journal: Journal) {}

  /** Lists a refused event, row or file in place of what was listed about it before. */
  refuse({ subject, digest, at, counted, problems }: RefusedHere): void {
    this.journal.transaction(() => {
      this.clear(subject);
      for (const [index, problem] of problems.entries()) {
        this.journal.run(
          `INSERT INTO problems (subject, code, part, first, digest, file, line, reason, fix, seen_at)
           VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING`,
          subject,
          problem.code,
          problem.column ?? '',
          counted && index === 0 ? 1 : 0,
          digest,
          problem.file,
          problem.line,
          problem.reason,
          problem.fix,
          at,
        );
      }
    });
  }

  /** The subject was given right. */
  clear(subject: string): void {
    this.journal.run('DELETE FROM problems WHERE subject = ?', subject);
  }

  /** A person has seen to it: listed no longer, but an event that the hub never gets stays counted as refused here. */
  settle(subject: string): void {
    this.journal.run('DELETE FROM problems WHERE subject = ? AND first = 0', subject);
    this.journal.run('UPDATE problems SET settled = 1 WHERE subject = ?', subject);
  }

  /** Whether something is listed about the subject. */
  lists(subject: string): boolean {
    const sql = 'SELECT 1 FROM problems WHERE subject = ? AND settled = 0';
    return this.journal.one(sql, subject) !== undefined;
  }

  /**
   * Rows of earlier contents of this file that could be known by nothing but their text go from the list: a row that was put right
   * cannot be told from one that was taken out.
   */
  clearUnkeyed(file: string, digest: string): void {
    const unkeyed = `(subject GLOB '${ROW_SUBJECT}*' OR subject GLOB '${LINE_SUBJECT}*')`;
    this.journal.run(`DELETE FROM problems WHERE file = ? AND digest <> ? AND ${unkeyed}`, file, digest);
  }

  /** What is listed about a file goes, as it is about to be read anew. */
  clearFile(digest: string): void {
    this.journal.run('DELETE FROM problems WHERE digest = ?', digest);
  }

  /** The open problems of one content, by line. */
  ofFile(digest: string): readonly RowProblem[] {
    return this.journal
      .all('SELECT * FROM problems WHERE digest = ? AND settled = 0 ORDER BY line, rowid', digest)
      .map(problemOf);
  }

  /** All open problems, by file and line. */
  list(): readonly RowProblem[] {
    return this.journal
      .all('SELECT * FROM problems WHERE settled = 0 ORDER BY file, line, rowid')
      .map(problemOf);
  }
}

/** What no later export may ever put right. */
const SETTLED_BY_HAND: readonly string[] = ['FILE_GONE_UNFINISHED', 'REFERENCE_CHANGED', 'ROW_WITHDRAWN'];

function problemOf(row: Row): RowProblem {
  return {
    ...(SETTLED_BY_HAND.includes(String(row['code'])) && { id: String(row['subject']) }),
    file: String(row['file']),
    line: Number(row['line']),
    ...(row['part'] !== '' && { column: String(row['part']) }),
    code: String(row['code']),
    reason: String(row['reason']),
    fix: String(row['fix']),
  };
}
