import { createHash } from 'node:crypto';
import type { Journal } from '../journal/journal.ts';
import type { Problems, RowProblem } from '../journal/problems.ts';
import type { TextTree } from '../source/text-tree.ts';
import type { QueueImport } from './import-queue.ts';

/** What pushed rows are imported with. */
export interface PushParts {
  readonly journal: Journal;
  readonly problems: Problems;
  readonly imports: QueueImport;
  readonly now: () => string;
}

/** Rows that a program of the agency posted. */
export interface Push {
  /** Name of the source. */
  readonly name: string;
  /** The caller's own key: the same rows under the same key are taken once. */
  readonly key: string;
  readonly rows: readonly TextTree[];
  /** The rows as they came, by which a second push under the same key is compared. */
  readonly body: unknown;
}

/** What became of a push; `problems` name rows by their number, from 1. */
export interface PushTaken {
  readonly rows: number;
  readonly problems: readonly Pick<RowProblem, 'line' | 'column' | 'code' | 'reason' | 'fix'>[];
}

/** The same key came with other rows. */
export class PushKeyReused extends Error {}

const KEPT_DAYS = 90;

/** Takes pushed rows: durable, with their answer, when {@link PushDesk.take} returns. */
export class PushDesk {
  constructor(private readonly parts: PushParts) {}

  /** Throws {@link PushKeyReused}. */
  take({ name, key, rows, body }: Push): PushTaken & { readonly again: boolean } {
    const { journal, imports, now } = this.parts;
    const digest = createHash('sha256')
      .update(JSON.stringify([name, key, body]))
      .digest('base64url');
    return journal.transaction(() => {
      const known = journal.one('SELECT digest, answer FROM pushes WHERE source = ? AND key = ?', name, key);
      if (known !== undefined && known['digest'] !== digest) throw new PushKeyReused();
      if (known !== undefined) return { ...(JSON.parse(String(known['answer'])) as PushTaken), again: true };
      this.forgetOld();
      const again = imports.knows(digest);
      const queued = rows.map((tree, index) => ({ line: index + 1, row: { tree } }));
      if (!again) imports.take({ source: `push/${name}`, digest, rows: queued });
      const taken = { rows: rows.length, problems: this.problemsOf(digest) };
      const sql = 'INSERT INTO pushes (source, key, digest, answer, at) VALUES (?, ?, ?, ?, ?)';
      journal.run(sql, name, key, digest, JSON.stringify(taken), now());
      return { ...taken, again };
    });
  }

  private problemsOf(digest: string): PushTaken['problems'] {
    return this.parts.problems.ofFile(digest).map(({ file: _file, ...problem }) => problem);
  }

  private forgetOld(): void {
    const before = new Date(Date.parse(this.parts.now()) - KEPT_DAYS * 86_400_000).toISOString();
    this.parts.journal.run('DELETE FROM pushes WHERE at < ?', before);
  }
}
