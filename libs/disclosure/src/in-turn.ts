/** One after the other for the same key, side by side for different keys; a failed turn does not stop the next one. */
export class InTurn {
  readonly #last = new Map<string, Promise<unknown>>();

  /** Runs the work when all earlier work of the key is done. */
  async run<T>(key: string, work: () => Promise<T>): Promise<T> {
    const turn = (this.#last.get(key) ?? Promise.resolve()).then(work, work);
    const done = turn.catch(() => undefined);
    this.#last.set(key, done);
    try {
      return await turn;
    } finally {
      if (this.#last.get(key) === done) this.#last.delete(key);
    }
  }
}
