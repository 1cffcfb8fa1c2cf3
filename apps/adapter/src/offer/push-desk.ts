import { createHash } from 'node:crypto';
import type { Journal } from '../journal/journal.ts';
import type { Problems, RowProblem } from '../journal/problems.ts';
import type { TextTree } from '../source/text-tree.ts';
import type { QueueImport } from './import-queue.ts';

/** What pushed rows are imported with. */
export interface PushParts {
  readonly journal: Pick<Journal, 'transaction' | 'one' | 'run'>;
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
/** Rows that are taken in one transaction; what is larger goes alone. */
const MOST_TOGETHER = 200;

type Answer = PushTaken & { readonly again: boolean };

interface Waiting extends PromiseWithResolvers<Answer> {
  readonly push: Push;
}

/**
 * Takes pushed rows: durable, with their answer, when {@link PushDesk.take} settles. Pushes that wait at the same time go in one
 * transaction, in the order in which they came: nobody waits for others to come, and the disk is waited for once for all.
 */
export class PushDesk {
  private readonly waiting: Waiting[] = [];
  private turn: NodeJS.Immediate | undefined;

  constructor(private readonly parts: PushParts) {}

  /** Fails with {@link PushKeyReused}. */
  take(push: Push): Promise<Answer> {
    const waiting: Waiting = { push, ...Promise.withResolvers<Answer>() };
    this.waiting.push(waiting);
    this.turn ??= setImmediate(() => this.takeNext());
    return waiting.promise;
  }

  /** Takes at once what waits. */
  finish(): void {
    while (this.waiting.length > 0) this.takeNext();
  }

  private takeNext(): void {
    const together = this.waiting.splice(0, this.fitting());
    clearImmediate(this.turn);
    this.turn = this.waiting.length > 0 ? setImmediate(() => this.takeNext()) : undefined;
    this.takeTogether(together);
  }

  /** How many of the first that wait go together. */
  private fitting(): number {
    let rows = 0;
    const end = this.waiting.findIndex(({ push }) => (rows += push.rows.length) > MOST_TOGETHER);
    return end < 0 ? this.waiting.length : Math.max(end, 1);
  }

  /** Of several of which one cannot be taken nothing stays: each is taken anew by itself, so that it harms no other. */
  private takeTogether(together: readonly Waiting[]): void {
    try {
      const answers = this.parts.journal.transaction(() => together.map(({ push }) => this.takeOne(push)));
      for (const [index, answer] of answers.entries()) together[index]?.resolve(answer);
    } catch (error) {
      if (together.length === 1) together[0]?.reject(error);
      else for (const one of together) this.takeTogether([one]);
    }
  }

  private takeOne({ name, key, rows, body }: Push): Answer {
    const { journal, imports, now } = this.parts;
    const digest = createHash('sha256')
      .update(JSON.stringify([name, key, body]))
      .digest('base64url');
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
  }

  private problemsOf(digest: string): PushTaken['problems'] {
    return this.parts.problems.ofFile(digest).map(({ file: _file, ...problem }) => problem);
  }

  private forgetOld(): void {
    const before = new Date(Date.parse(this.parts.now()) - KEPT_DAYS * 86_400_000).toISOString();
    this.parts.journal.run('DELETE FROM pushes WHERE at < ?', before);
  }
}
