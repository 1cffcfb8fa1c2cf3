/**
 * How much work a check may be. A few lines of a table can leave more pieces of cases than any machine can count, and whoever tries a table
 * must not stop everybody else's work.
 */
export class Budget {
  constructor(private left: number) {}

  /** Whether the work was more than that; what was found until then is not all there is. */
  get isSpent(): boolean {
    return this.left < 0;
  }

  /** Takes this much; whether it was there. */
  spend(steps: number): boolean {
    this.left -= steps;
    return !this.isSpent;
  }
}
