import { chmodSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { FilesInvalid } from './agency-files.ts';
import { startCodes } from './start-codes.ts';

const SQLITE_BUSY = 5;
/** An adapter that ends at this moment is waited for, milliseconds. */
const ENDING_MS = 1_000;

/** Holds a data folder for one adapter alone. */
export interface FolderHold {
  release(): void;
}

/**
 * Takes the data folder for this adapter: two on one folder would claim, and write to the sink, the same entries twice. The
 * operating system keeps the lock (SQLite's, on a file of its own) and lets go of it when the process dies, however it dies.
 * Throws `FilesInvalid` with `DATA_FOLDER_IN_USE` when another adapter has it.
 */
export function holdDataFolder(dataFolder: string): FolderHold {
  mkdirSync(dataFolder, { recursive: true, mode: 0o700 });
  const file = join(dataFolder, 'lock.db');
  const database = new DatabaseSync(file, { timeout: ENDING_MS });
  try {
    // Without a journal file of its own, as nothing is ever written.
    database.exec('PRAGMA journal_mode = MEMORY; PRAGMA locking_mode = EXCLUSIVE; BEGIN EXCLUSIVE');
    // By its path: to open and close the file here would give the lock away (POSIX).
    chmodSync(file, 0o600);
  } catch (error) {
    database.close();
    throw isBusy(error) ? inUse(dataFolder) : error;
  }
  return { release: () => database.close() };
}

function inUse(dataFolder: string): FilesInvalid {
  const code = 'DATA_FOLDER_IN_USE';
  return new FilesInvalid([{ file: dataFolder, code, fix: startCodes[code].fix }]);
}

function isBusy(error: unknown): boolean {
  const { errcode } = (error ?? {}) as { readonly errcode?: unknown };
  return typeof errcode === 'number' && (errcode & 0xff) === SQLITE_BUSY;
}
