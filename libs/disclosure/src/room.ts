/** Lets so many tasks run at a time; the others wait in the order of asking, and of those only so many. */
export class Room {
  #running = 0;
  readonly #waiting: (() => void)[] = [];

  constructor(
    private readonly places: number,
    private readonly mostWaiting: number,
  ) {}

  /** Runs the task when there is a place for it; undefined, at once and without running it, when too many wait. */
  async within<T>(task: () => Promise<T>): Promise<T | undefined> {
    if (this.#waiting.length >= this.mostWaiting) return undefined;
    if (this.#running >= this.places) await new Promise<void>((go) => this.#waiting.push(go));
    else this.#running += 1;
    try {
      return await task();
    } finally {
      const next = this.#waiting.shift();
      if (next === undefined) this.#running -= 1;
      else next();
    }
  }
}
