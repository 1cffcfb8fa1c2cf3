import { chmodSync, closeSync, mkdirSync, openSync } from 'node:fs';
import { dirname } from 'node:path';
import type { SQLInputValue, StatementSync } from 'node:sqlite';
import { DatabaseSync } from 'node:sqlite';
import { isDiskFull } from './disk-full.ts';
import { SCHEMA_STEPS } from './schema.ts';

/** One row as SQLite gives it. */
export type Row = Readonly<Record<string, string | number | null>>;

/** What is read again and again stays in memory. */
const CACHE_KIB = 8_192;
/** So many pages (of 4 KiB) are written aside before they go to their place, each once for all its changes. */
const PAGES_ASIDE = 4_000;

/** The database was written by a newer version of the program than this one. */
export class JournalTooNew extends Error {
  constructor(file: string, found: number) {
    super(
      `${file} has schema version ${found}, this program knows ${SCHEMA_STEPS.length}: start the newer version`,
    );
  }
}

/**
 * One agency's durable memory: imported files, problems, references and the outbox in one SQLite database. It holds
 * personal data in plain text, so only its owner may read it (mode 0600). A commit is on disk when it returns
 * (WAL, synchronous=FULL).
 */
export class Journal {
  private readonly statements = new Map<string, StatementSync>();
  private depth = 0;
  private full = false;

  private constructor(private readonly database: DatabaseSync) {}

  /** Opens the database, making it (and its folder, mode 0700) where there is none, and brings its schema up to date. */
  static open(file: string): Journal {
    mkdirSync(dirname(file), { recursive: true, mode: 0o700 });
    // Made before SQLite opens it, so that it never exists with a wider mode; -wal and -shm take the same mode.
    closeSync(openSync(file, 'a', 0o600));
    chmodSync(file, 0o600);
    const database = new DatabaseSync(file, { timeout: 5_000 });
    database.exec(
      'PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA foreign_keys = ON; PRAGMA secure_delete = ON',
    );
    database.exec(`PRAGMA cache_size = -${CACHE_KIB}; PRAGMA wal_autocheckpoint = ${PAGES_ASIDE}`);
    const journal = new Journal(database);
    journal.takeSchemaSteps(file);
    return journal;
  }

  /** Does the work in one transaction: all of it is durable when this returns, none of it when it throws; inner calls join. */
  transaction<Result>(work: () => Result): Result {
    if (this.depth > 0) return work();
    this.database.exec('BEGIN IMMEDIATE');
    this.depth += 1;
    try {
      const result = work();
      this.database.exec('COMMIT');
      this.full = false;
      return result;
    } catch (error) {
      this.full ||= isDiskFull(error);
      if (this.database.isTransaction) this.database.exec('ROLLBACK');
      throw error;
    } finally {
      this.depth -= 1;
    }
  }

  /** The last write failed for want of space; what is in the journal is safe, and reading goes on. */
  get isFull(): boolean {
    return this.full;
  }

  /** Runs a statement that changes something; the number of changed rows. */
  run(sql: string, ...values: SQLInputValue[]): number {
    try {
      const { changes } = this.statement(sql).run(...values);
      if (this.depth === 0) this.full = false;
      return Number(changes);
    } catch (error) {
      this.full ||= isDiskFull(error);
      throw error;
    }
  }

  /** The first row, if any. */
  one(sql: string, ...values: SQLInputValue[]): Row | undefined {
    return this.statement(sql).get(...values) as Row | undefined;
  }

  /** All rows. */
  all(sql: string, ...values: SQLInputValue[]): readonly Row[] {
    return this.statement(sql).all(...values) as Row[];
  }

  /**
   * Brings what was written aside to its place and empties the side file: what was deleted or overwritten is gone from the disk
   * then. Where a reader is in the way, the rest goes with the next call.
   */
  writeBack(): void {
    this.database.exec('PRAGMA wal_checkpoint(TRUNCATE)');
  }

  /** Closes the database; nothing may be asked of it afterwards. */
  close(): void {
    this.database.close();
  }

  private statement(sql: string): StatementSync {
    const known = this.statements.get(sql);
    if (known !== undefined) return known;
    const prepared = this.database.prepare(sql);
    this.statements.set(sql, prepared);
    return prepared;
  }

  private takeSchemaSteps(file: string): void {
    const found = Number(this.database.prepare('PRAGMA user_version').get()?.['user_version'] ?? 0);
    if (found > SCHEMA_STEPS.length) {
      this.database.close();
      throw new JournalTooNew(file, found);
    }
    for (const [index, step] of SCHEMA_STEPS.entries()) {
      if (index >= found)
        this.transaction(() => this.database.exec(`${step}; PRAGMA user_version = ${index + 1}`));
    }
  }
}
