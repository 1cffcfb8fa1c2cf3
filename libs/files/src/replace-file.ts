import { randomBytes, randomUUID } from 'node:crypto';
import type { FileHandle } from 'node:fs/promises';
import { link, open, rename, stat, unlink } from 'node:fs/promises';
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

/** Makes a file with this text, whole and on disk when it returns; leaves one that is there already as it is. */
export async function makeFile(path: string, text: string): Promise<void> {
  const fresh = `${path}.${randomUUID()}`;
  await writeSynced(await open(fresh, 'wx', 0o600), fresh, async () => text);
  try {
    await link(fresh, path);
  } catch (error) {
    if (!isSystemError(error, 'EEXIST')) throw error;
  } finally {
    await unlink(fresh);
  }
  await syncFolder(path);
}

/** Replaces a file by what `make` returns: written beside it, forced to disk, put in its place; never half a file, never two writers. */
export async function replaceFile(path: string, make: () => Promise<string>): Promise<void> {
  const fresh = `${path}.new`;
  await writeSynced(await alone(fresh), fresh, make);
  await rename(fresh, path);
  await syncFolder(path);
}

/** {@link replaceFile} for a secret: the bytes of the old file are overwritten where they lay, as far as the file system lets one. */
export async function replaceSecretFile(path: string, make: () => Promise<string>): Promise<void> {
  let before: FileHandle | undefined;
  try {
    await replaceFile(path, async () => {
      before = await open(path, 'r+');
      return make();
    });
    if (before !== undefined) await overwrite(before);
  } finally {
    await before?.close();
  }
}

/** Forces the entries of the folder in which the file lies to disk. */
async function syncFolder(path: string): Promise<void> {
  const folder = await open(dirname(path), 'r');
  try {
    await folder.sync();
  } finally {
    await folder.close();
  }
}

async function writeSynced(file: FileHandle, path: string, make: () => Promise<string>): Promise<void> {
  try {
    await file.writeFile(await make());
    await file.sync();
  } catch (error) {
    await file.close();
    await unlink(path);
    throw error;
  }
  await file.close();
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
