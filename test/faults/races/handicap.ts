import type { Chance } from '../chance.ts';

/** Both starts lie within so many milliseconds, whoever has the handicap. */
const SPREAD_MS = 25;
/** Of the real parts; where fewer races are run, they learn in longer steps. */
const STEP_MS = 2;
/** How often a step may double: a machine under load is slower by far more than one step. */
const DOUBLINGS = 4;

/**
 * Random starts for the two sides of a race. Whoever wins starts later next time, and the later the more often it won in a
 * row, so that both sides win often on any machine and under any load.
 */
export class Handicap {
  #ofReads = 0;
  #winner: 'read' | 'withdrawal' | undefined;
  #inARow = 0;

  constructor(
    private readonly chance: Chance,
    private readonly stepMs = STEP_MS,
  ) {}

  /** Milliseconds after which each side starts. */
  starts(): { readonly read: number; readonly withdrawal: number } {
    return {
      read: this.chance.between(0, SPREAD_MS) + Math.max(0, this.#ofReads),
      withdrawal: this.chance.between(0, SPREAD_MS) + Math.max(0, -this.#ofReads),
    };
  }

  /** By how many milliseconds what narrows starts later than a read that races with several of them; less than none for before it. */
  behind(): number {
    return this.chance.between(-SPREAD_MS, SPREAD_MS) - this.#ofReads;
  }

  /** The read showed what was being withdrawn, or it came too late for that. */
  wonBy(side: 'read' | 'withdrawal'): void {
    this.#inARow = side === this.#winner ? this.#inARow + 1 : 0;
    this.#winner = side;
    const step = this.stepMs * 2 ** Math.min(this.#inARow, DOUBLINGS);
    this.#ofReads += side === 'read' ? step : -step;
  }
}
