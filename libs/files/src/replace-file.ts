import { randomBytes } from 'node:crypto';
import type { FileHandle } from 'node:fs/promises';
import { open, rename, stat, unlink } from 'node:fs/promises';
import { dirname } from 'node:path';
import { isSystemError } from './system-error.ts';

/** How long a crashed writer's leftover keeps others out, milliseconds; a writer needs a few. */
const STALE_MS = 60_000;

/** Somebody else is writing the file. */
export class FileBusy extends Error {
  readonly code = 'FILE_BUSY';

  constructor() {
    super('another process is writing this file; try again in a minute');
    this.name = 'FileBusy';
  }
}

/**
 * Replaces a secret file by what `make` returns: written beside it, forced to disk, put in its place; never half a file, never
 * two writers. The bytes of the old one are overwritten where they lay, as far as the file system lets one.
 */
export async function replaceSecretFile(path: string, make: () => Promise<string>): Promise<void> {
  const fresh = `${path}.new`;
  const file = await alone(fresh);
  try {
    await file.writeFile(await make());
    await file.sync();
  } catch (error) {
    await file.close();
    await unlink(fresh);
    throw error;
  }
  await file.close();
  const before = await open(path, 'r+');
  try {
    await rename(fresh, path);
    await syncFolder(path);
    await overwrite(before);
  } finally {
    await before.close();
  }
}

/** Forces the entries of the folder in which the file lies to disk. */
export async function syncFolder(path: string): Promise<void> {
  const folder = await open(dirname(path), 'r');
  try {
    await folder.sync();
  } finally {
    await folder.close();
  }
}

async function alone(path: string): Promise<FileHandle> {
  try {
    return await open(path, 'wx', 0o600);
  } catch (error) {
    if (!isSystemError(error, 'EEXIST')) throw error;
    const { mtimeMs } = await stat(path);
    if (Date.now() - mtimeMs < STALE_MS) throw new FileBusy();
    await unlink(path);
    return open(path, 'wx', 0o600);
  }
}

async function overwrite(file: FileHandle): Promise<void> {
  const { size } = await file.stat();
  await file.write(randomBytes(size), 0, size, 0);
  await file.sync();
}
