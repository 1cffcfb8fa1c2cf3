import { isDiskFull } from '../journal/disk-full.ts';
import type { Journal } from '../journal/journal.ts';

const TABLE =
  'CREATE TABLE IF NOT EXISTS task_ages (list TEXT NOT NULL, task TEXT NOT NULL, since TEXT NOT NULL, PRIMARY KEY (list, task)) STRICT, WITHOUT ROWID';

/** Since when a task stands in its list here, so that the oldest comes first also where the hub tells no time. */
export class TaskAges {
  constructor(private readonly journal: Journal) {
    journal.run(TABLE);
  }

  /** Since when each of these tasks stands there; those that are over are forgotten. A full disk stops nobody from reading. */
  since(list: string, tasks: readonly string[], at: string): ReadonlyMap<string, string> {
    const known = this.known(list);
    const fresh = tasks.filter((task) => !known.has(task));
    const gone = [...known.keys()].filter((task) => !tasks.includes(task));
    for (const task of fresh) known.set(task, at);
    if (fresh.length + gone.length > 0) this.write(list, { fresh, gone, at });
    return known;
  }

  private known(list: string): Map<string, string> {
    const rows = this.journal.all('SELECT task, since FROM task_ages WHERE list = ?', list);
    return new Map(rows.map(({ task, since }) => [String(task), String(since)]));
  }

  private write(
    list: string,
    {
      fresh,
      gone,
      at,
    }: { readonly fresh: readonly string[]; readonly gone: readonly string[]; readonly at: string },
  ): void {
    try {
      this.journal.transaction(() => {
        for (const task of fresh)
          this.journal.run('INSERT OR IGNORE INTO task_ages VALUES (?, ?, ?)', list, task, at);
        for (const task of gone)
          this.journal.run('DELETE FROM task_ages WHERE list = ? AND task = ?', list, task);
      });
    } catch (error) {
      if (!isDiskFull(error)) throw error;
    }
  }
}
