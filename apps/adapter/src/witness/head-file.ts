import { closeSync, fsyncSync, openSync, renameSync, writeSync } from 'node:fs';
import { dirname } from 'node:path';

/**
 * Writes the newest verified head (signed note, with the own line under it) for operators: whole or not at all, on disk when
 * it returns. Holds nothing personal; with it a restore can be compared with what this agency has seen.
 */
export function writeHeadFile(file: string, note: string): void {
  const next = `${file}.next`;
  const written = openSync(next, 'w', 0o644);
  try {
    writeSync(written, note);
    fsyncSync(written);
  } finally {
    closeSync(written);
  }
  renameSync(next, file);
  const folder = openSync(dirname(file), 'r');
  try {
    fsyncSync(folder);
  } finally {
    closeSync(folder);
  }
}
