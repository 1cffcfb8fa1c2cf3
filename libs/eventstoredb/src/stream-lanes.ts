/** So much work goes on side by side; a connection of HTTP/2 takes about a hundred calls. */
const SLOTS = 32;

/** Work on one stream in its order, one after another; on different streams side by side. */
export class StreamLanes {
  readonly #tails = new Map<string, Promise<void>>();
  readonly #waiting: (() => void)[] = [];
  #running = 0;

  run<T>(stream: string, work: () => Promise<T>): Promise<T> {
    const before = this.#tails.get(stream) ?? Promise.resolve();
    const result = before.then(() => this.#inSlot(work));
    const tail = result.then(nothing, nothing);
    this.#tails.set(stream, tail);
    void tail.then(() => this.#forget(stream, tail));
    return result;
  }

  /** Nobody stands behind it any more. */
  #forget(stream: string, tail: Promise<void>): void {
    if (this.#tails.get(stream) === tail) this.#tails.delete(stream);
  }

  async #inSlot<T>(work: () => Promise<T>): Promise<T> {
    if (this.#running < SLOTS) this.#running += 1;
    else await new Promise<void>((resolve) => this.#waiting.push(resolve));
    try {
      return await work();
    } finally {
      const next = this.#waiting.shift();
      if (next === undefined) this.#running -= 1;
      else next();
    }
  }
}

function nothing(): void {}
