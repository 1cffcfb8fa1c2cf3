import { Singletons } from '../singletons.ts';

/** Names held within one process: the twin of the durable ones. */
export class MemorySingletons extends Singletons {
  readonly #held = new Map<string, Promise<void>>();

  async lead(name: string, work: (signal: AbortSignal) => Promise<void>, stop: AbortSignal): Promise<void> {
    for (let held = this.#held.get(name); held && !stop.aborted; held = this.#held.get(name))
      await unless(stop, held);
    if (stop.aborted) return;
    const { promise, resolve } = Promise.withResolvers<void>();
    this.#held.set(name, promise);
    try {
      await work(stop);
    } finally {
      this.#held.delete(name);
      resolve();
    }
  }
}

/** Settles with the promise or when the signal aborts. */
async function unless(stop: AbortSignal, promise: Promise<void>): Promise<void> {
  const { promise: aborted, resolve } = Promise.withResolvers<void>();
  const abort = (): void => resolve();
  stop.addEventListener('abort', abort, { once: true });
  await Promise.race([promise, aborted]);
  stop.removeEventListener('abort', abort);
}
