import type { Tombstone } from '#ports';
import { Tombstones } from '#ports';
import { readText } from './read-text.ts';
import { makeFile, replaceFile } from './replace-file.ts';
import { isSystemError } from './system-error.ts';
import { parseTombstones, tombstonesText } from './tombstones-text.ts';

/** There is no list of erasures where one belongs: it was never begun, or it is lost. */
export class TombstonesMissing extends Error {
  readonly code = 'TOMBSTONES_MISSING';

  constructor(readonly path: string) {
    super(
      `the list of erasures ${path} is not there: put its newest copy in its place; a hub makes it at its first start, as long as nothing was erased`,
    );
    this.name = 'TombstonesMissing';
  }
}

/**
 * Tombstones in a file of their own, replaced whole with every one that comes, so that a crash leaves the file before or the
 * file after, and whatever is torn, cut, reordered or changed is told. Keep copies of it apart from the backups.
 */
export class FileTombstones extends Tombstones {
  readonly #path: string;
  #last: Promise<void> = Promise.resolve();

  constructor(path: string) {
    super();
    this.#path = path;
  }

  /** Throws `TombstonesUnreadable` and {@link TombstonesMissing}; `FileBusy` while another process notes one. */
  add(tombstone: Tombstone): Promise<void> {
    const added = this.#last.then(() => this.#note(tombstone));
    this.#last = added.catch(() => undefined);
    return added;
  }

  /** Throws `TombstonesUnreadable` and {@link TombstonesMissing}. */
  async all(): Promise<readonly Tombstone[]> {
    const text = await this.#text();
    if (text === undefined) throw new TombstonesMissing(this.#path);
    return parseTombstones(text, this.#path);
  }

  async isBegun(): Promise<boolean> {
    return (await this.#text()) !== undefined;
  }

  begin(): Promise<void> {
    return makeFile(this.#path, tombstonesText([]));
  }

  async #note(tombstone: Tombstone): Promise<void> {
    const isNoted = (all: readonly Tombstone[]) => all.some(({ id }) => id === tombstone.id);
    if (isNoted(await this.all())) return;
    await replaceFile(this.#path, async () => {
      const all = await this.all();
      return tombstonesText(isNoted(all) ? all : [...all, tombstone]);
    });
  }

  /** Undefined when there is no file. */
  async #text(): Promise<string | undefined> {
    try {
      return await readText(this.#path);
    } catch (error) {
      if (isSystemError(error, 'ENOENT')) return undefined;
      throw error;
    }
  }
}
