import { EMPTY_ROOT, nodeHash } from './hash.ts';

/** A tree of which only the right edge is kept: grows leaf by leaf and tells its root, in memory that does not grow with it. */
export class Frontier {
  #size = 0;
  /** Roots of the largest complete subtrees, the widest first. */
  readonly #peaks: Uint8Array[] = [];

  /** Leaves so far. */
  get size(): number {
    return this.#size;
  }

  /** Adds a leaf by its hash. */
  add(leafHash: Uint8Array): void {
    let node = leafHash;
    for (let rest = this.#size; rest % 2 === 1; rest = (rest - 1) / 2)
      node = nodeHash(this.#peaks.pop() ?? EMPTY_ROOT, node);
    this.#peaks.push(node);
    this.#size += 1;
  }

  /** Root over all leaves so far. */
  root(): Uint8Array {
    return this.#peaks.length === 0
      ? EMPTY_ROOT
      : this.#peaks.reduceRight((right, left) => nodeHash(left, right));
  }
}
