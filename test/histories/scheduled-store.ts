import { setImmediate as turn } from 'node:timers/promises';
import type { Append, Expected, NewEvent } from '#ports';
import { MemoryEventStore } from '#ports/memory';
import type { Dice } from '../fuzz/dice.ts';

const MOST_TURNS = 6;

/** A store in memory that lets others go first as often as its dice say, before and after each reading and writing. */
export class ScheduledStore extends MemoryEventStore {
  /** Nobody waits until there are dice. */
  dice: Dice | undefined;

  override append(stream: string, expected: Expected, events: readonly NewEvent[]) {
    return this.#scheduled(() => super.append(stream, expected, events));
  }

  override appendEach(appends: readonly Append[]) {
    return this.#scheduled(() => super.appendEach(appends));
  }

  override read(...asked: Parameters<MemoryEventStore['read']>) {
    return this.#scheduled(() => super.read(...asked));
  }

  async #scheduled<Result>(work: () => Promise<Result>): Promise<Result> {
    await this.#others();
    const result = await work();
    await this.#others();
    return result;
  }

  async #others(): Promise<void> {
    const turns = this.dice?.below(MOST_TURNS) ?? 0;
    for (let passed = 0; passed < turns; passed += 1) await turn();
  }
}
