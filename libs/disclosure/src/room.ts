/** How much a room holds. */
export interface RoomLimits {
  /** Tasks that run at a time. */
  readonly places: number;
  /** Who may wait of each party. */
  readonly mostWaiting: number;
  /** How long somebody waits, milliseconds: whoever asked may have given up by then. */
  readonly patienceMs: number;
}

type LetIn = (isIn: boolean) => void;

/** Lets so many tasks run at a time; the others wait, the parties taking turns, so that the burst of one shuts no other out. */
export class Room {
  #running = 0;
  /** Who waits, by party: the party whose turn is next stands first. */
  readonly #waiting = new Map<string, Set<LetIn>>();

  constructor(private readonly limits: RoomLimits) {}

  /** Runs the task when there is a place for it; undefined without running it when too many of the party wait, or after too long a wait. */
  async within<T>(party: string, task: () => Promise<T>): Promise<T | undefined> {
    if (!(await this.#entered(party))) return undefined;
    try {
      return await task();
    } finally {
      this.#leave();
    }
  }

  async #entered(party: string): Promise<boolean> {
    const { places, mostWaiting, patienceMs } = this.limits;
    if (this.#running < places) {
      this.#running += 1;
      return true;
    }
    const queue = this.#waiting.get(party) ?? new Set();
    if (queue.size >= mostWaiting) return false;
    const { promise, resolve } = Promise.withResolvers<boolean>();
    this.#waiting.set(party, queue.add(resolve));
    const timer = setTimeout(() => {
      queue.delete(resolve);
      resolve(false);
    }, patienceMs);
    return promise.finally(() => clearTimeout(timer));
  }

  /** Gives the place to the next party's first; the party waits behind the others for its next turn. */
  #leave(): void {
    for (const [party, queue] of this.#waiting) {
      this.#waiting.delete(party);
      const [letIn] = queue;
      if (letIn === undefined) continue;
      queue.delete(letIn);
      if (queue.size > 0) this.#waiting.set(party, queue);
      letIn(true);
      return;
    }
    this.#running -= 1;
  }
}
