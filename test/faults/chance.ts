import { createHash } from 'node:crypto';

/** Numbers that only a seed decides; give `WEGMARKE_SEED` the seed of a row that was printed to choose the same points again. */
export class Chance {
  readonly seed = Number(process.env['WEGMARKE_SEED'] ?? Date.now() % 1_000_000);
  #drawn = 0;

  /** A whole number from `least` to `most`, both included. */
  between(least: number, most: number): number {
    this.#drawn += 1;
    const drawn = createHash('sha256').update(`${this.seed} ${this.#drawn}`).digest().readUInt32BE();
    return least + (drawn % (most - least + 1));
  }
}
