const FULL = 100;

/** How much goes into one answer to a recipient: halved when an answer came too late to leave, doubled again while all goes well. */
export class Pace {
  readonly #of = new Map<string, number>();

  /** Events at most in the next answer. */
  of(recipient: string): number {
    return this.#of.get(recipient) ?? FULL;
  }

  late(recipient: string): void {
    this.#of.set(recipient, Math.max(1, Math.floor(this.of(recipient) / 2)));
  }

  inTime(recipient: string): void {
    const next = this.of(recipient) * 2;
    if (next >= FULL) this.#of.delete(recipient);
    else this.#of.set(recipient, next);
  }
}
