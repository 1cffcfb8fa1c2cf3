interface Reading<T> {
  /** Settles when the read is over, however it went. */
  readonly over: Promise<unknown>;
  /** The one after it, for all who asked while it ran. */
  next?: Promise<T>;
}

/** One read at a time for a key: who asks while one is under way shares the next, as the one under way may be older than the question. */
export class SharedReads<T> {
  readonly #running = new Map<string, Reading<T>>();

  /** What a read gives that is begun after this call. */
  read(key: string, begin: () => Promise<T>): Promise<T> {
    const running = this.#running.get(key);
    if (running === undefined) return this.#begin(key, begin);
    running.next ??= running.over.then(() => this.#begin(key, begin));
    return running.next;
  }

  #begin(key: string, begin: () => Promise<T>): Promise<T> {
    const answer = begin();
    const reading: Reading<T> = { over: answer.then(nothing, nothing) };
    this.#running.set(key, reading);
    void this.#end(key, reading);
    return answer;
  }

  async #end(key: string, reading: Reading<T>): Promise<void> {
    await reading.over;
    if (reading.next === undefined) this.#running.delete(key);
  }
}

function nothing(): void {}
