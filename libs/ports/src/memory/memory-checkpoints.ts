import { Checkpoints } from '../checkpoints.ts';
import type { Position } from '../event-store.ts';

/** Checkpoints of reactors in memory. */
export class MemoryCheckpoints extends Checkpoints {
  readonly #places = new Map<string, Position>();

  async of(reactor: string): Promise<Position> {
    return this.#places.get(reactor) ?? 0;
  }

  async move(reactor: string, position: Position): Promise<void> {
    this.#places.set(reactor, Math.max(position, this.#places.get(reactor) ?? 0));
  }
}
