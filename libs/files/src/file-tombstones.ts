import { open, readFile } from 'node:fs/promises';
import type { Tombstone } from '#ports';
import { Tombstones } from '#ports';
import { syncFolder } from './replace-file.ts';
import { isSystemError } from './system-error.ts';

/** A line of the file is no tombstone: it was changed by hand or by a fault of the disk. Nothing may be served before it is mended. */
export class TombstonesUnreadable extends Error {
  readonly code = 'TOMBSTONES_UNREADABLE';

  constructor(line: number) {
    super(`line ${line} of the tombstone file is no tombstone: restore the file from a copy`);
    this.name = 'TombstonesUnreadable';
  }
}

/** Tombstones as JSON lines in a file of their own; each on disk when `add` returns. Keep copies of it apart from the backups. */
export class FileTombstones extends Tombstones {
  readonly #path: string;
  #last: Promise<void> = Promise.resolve();

  constructor(path: string) {
    super();
    this.#path = path;
  }

  add(tombstone: Tombstone): Promise<void> {
    const added = this.#last.then(() => this.#append(tombstone));
    this.#last = added.catch(() => undefined);
    return added;
  }

  async all(): Promise<readonly Tombstone[]> {
    const found = new Map<string, Tombstone>();
    for (const one of parse(await this.#text())) if (!found.has(one.id)) found.set(one.id, one);
    return [...found.values()];
  }

  /** What a crash left unfinished at the end was never answered for, and goes first. */
  async #append(tombstone: Tombstone): Promise<void> {
    const text = await this.#text();
    if (parse(text).some(({ id }) => id === tombstone.id)) return;
    const file = await open(this.#path, 'a', 0o600);
    try {
      const whole = wholeLines(text);
      if (whole !== text) await file.truncate(Buffer.byteLength(whole));
      await file.appendFile(`${JSON.stringify(tombstone)}\n`);
      await file.sync();
    } finally {
      await file.close();
    }
    await syncFolder(this.#path);
  }

  async #text(): Promise<string> {
    try {
      return await readFile(this.#path, 'utf8');
    } catch (error) {
      if (isSystemError(error, 'ENOENT')) return '';
      throw error;
    }
  }
}

function parse(text: string): readonly Tombstone[] {
  const lines = wholeLines(text).split('\n').slice(0, -1);
  return lines.map((line, index) => {
    const value = attempt(line);
    if (!isTombstone(value)) throw new TombstonesUnreadable(index + 1);
    return value;
  });
}

function wholeLines(text: string): string {
  return text.slice(0, text.lastIndexOf('\n') + 1);
}

function attempt(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    return undefined;
  }
}

function isTombstone(value: unknown): value is Tombstone {
  if (typeof value !== 'object' || value === null) return false;
  const { id, network, caseId, owners, streams } = value as Partial<Record<keyof Tombstone, unknown>>;
  return (
    [id, network, caseId].every((one) => typeof one === 'string') &&
    Array.isArray(owners) &&
    Array.isArray(streams)
  );
}
