import type { Stats } from 'node:fs';
import { lstat, readdir } from 'node:fs/promises';
import { join } from 'node:path';

/** A file that has stopped changing. */
export interface SettledFile {
  readonly name: string;
  readonly path: string;
  readonly size: number;
  /** Modification time in milliseconds. */
  readonly modified: number;
}

/** What one look into the folder found. */
export interface Look {
  /** By name. */
  readonly settled: readonly SettledFile[];
  /** Files that changed too lately. */
  readonly settling: number;
  /** All files that are there. */
  readonly names: ReadonlySet<string>;
}

interface Seen {
  readonly size: number;
  readonly modified: number;
  readonly since: number;
}

/** Names under which programs write a file that is not finished, and files that are nobody's business. */
const UNFINISHED = /^\.|^~\$|~$|\.(part|partial|tmp|temp|filepart|crdownload|swp|lock)$/i;

/**
 * The folder into which the agency's system exports. A file counts as settled when size and time of change stayed the same
 * between two looks at least `settleMs` apart, by this adapter's own clock: copied files carry old times of change.
 */
export class ExportFolder {
  private seen = new Map<string, Seen>();

  constructor(
    private readonly folder: string,
    private readonly settleMs: number,
    /** Monotonic milliseconds. */
    private readonly elapsed: () => number,
  ) {}

  /** Looks at every file of the folder (not into sub-folders, not through symbolic links). */
  async look(): Promise<Look> {
    const now = this.elapsed();
    const found = new Map<string, Seen>();
    for (const name of (await readdir(this.folder)).sort()) {
      const stats = UNFINISHED.test(name) ? undefined : await statOf(join(this.folder, name));
      if (stats?.isFile()) found.set(name, this.compare(name, stats, now));
    }
    this.seen = found;
    const settled = [...found].filter(([, { since }]) => now - since >= this.settleMs);
    return {
      settled: settled.map(([name, seen]) => this.toFile(name, seen)),
      settling: found.size - settled.length,
      names: new Set(found.keys()),
    };
  }

  private compare(name: string, { size, mtimeMs }: Stats, now: number): Seen {
    const before = this.seen.get(name);
    const same = before?.size === size && before.modified === mtimeMs;
    return same ? before : { size, modified: mtimeMs, since: now };
  }

  private toFile(name: string, { size, modified }: Seen): SettledFile {
    return { name, path: join(this.folder, name), size, modified };
  }
}

async function statOf(path: string): Promise<Stats | undefined> {
  // Gone between listing and looking: nothing to import.
  return lstat(path).catch(() => undefined);
}
