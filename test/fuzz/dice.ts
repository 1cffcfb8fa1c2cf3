import { createHash } from 'node:crypto';

/** Draws that only a seed and a name decide, so that one input of many can be made again alone. */
export class Dice {
  #state: number;

  constructor(seed: number, name: string) {
    this.#state = createHash('sha256').update(`${seed} ${name}`).digest().readUInt32BE();
  }

  /** A whole number from 0 up to and without `end` (mulberry32). */
  below(end: number): number {
    this.#state = (this.#state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(this.#state ^ (this.#state >>> 15), 1 | this.#state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) % end;
  }

  /** One of a list that is not empty. */
  one<Value>(list: readonly Value[]): Value {
    return list[this.below(list.length)]!;
  }

  /** Whether something happens that happens `percent` times in a hundred. */
  happens(percent: number): boolean {
    return this.below(100) < percent;
  }

  /** Random bytes. */
  bytes(length: number): Buffer {
    return Buffer.from(Array.from({ length }, () => this.below(256)));
  }
}
