/** One after the other per key, in the order of asking; tasks that share no key run at the same time. */
export class Turns {
  readonly #last = new Map<string, Promise<void>>();

  /** Runs the task when every earlier task on one of its keys is over. All keys are taken at once, so no two tasks wait for each other. */
  async take<T>(keys: readonly string[], task: () => Promise<T>): Promise<T> {
    const earlier = keys.map((key) => this.#last.get(key) ?? Promise.resolve());
    const mine = Promise.all(earlier).then(task);
    const over = mine.then(nothing, nothing);
    for (const key of keys) this.#last.set(key, over);
    try {
      return await mine;
    } finally {
      for (const key of keys) if (this.#last.get(key) === over) this.#last.delete(key);
    }
  }
}

function nothing(): void {}
