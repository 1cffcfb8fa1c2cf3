import { closeSync, fsyncSync, openSync } from 'node:fs';

/** A new file survives a power cut only when its folder was flushed too. */
export function syncFolder(path: string): void {
  const folder = openSync(path, 'r');
  try {
    fsyncSync(folder);
  } finally {
    closeSync(folder);
  }
}
