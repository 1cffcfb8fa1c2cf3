import { setImmediate as turn } from 'node:timers/promises';
import type { Append, Expected, NewEvent } from '#ports';
import { MemoryEventStore } from '#ports/memory';

/** Numbers from 0 to 1 that only the seed decides (mulberry32). */
export function numbersFrom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

const MOST_TURNS = 6;

/** Lets everybody else go first so many times. */
export async function turns(count: number): Promise<void> {
  for (let passed = 0; passed < count; passed += 1) await turn();
}

/** A store in memory that lets others go first as often as its seed says, before and after each reading and writing. */
export class ScheduledStore extends MemoryEventStore {
  next: (() => number) | undefined;

  override append(stream: string, expected: Expected, events: readonly NewEvent[]) {
    return this.#scheduled(() => super.append(stream, expected, events));
  }

  override appendEach(appends: readonly Append[]) {
    return this.#scheduled(() => super.appendEach(appends));
  }

  override read(...asked: Parameters<MemoryEventStore['read']>) {
    return this.#scheduled(() => super.read(...asked));
  }

  async #scheduled<T>(work: () => Promise<T>): Promise<T> {
    await this.#wait();
    const result = await work();
    await this.#wait();
    return result;
  }

  async #wait(): Promise<void> {
    await turns(Math.floor((this.next?.() ?? 0) * MOST_TURNS));
  }
}
