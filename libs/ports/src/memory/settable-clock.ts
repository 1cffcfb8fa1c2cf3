import { Clock } from '../clock.ts';

/** A clock that stands still until it is set or moved on. */
export class SettableClock extends Clock {
  #now: number;

  constructor(instant = '2026-01-01T00:00:00.000Z') {
    super();
    this.#now = Date.parse(instant);
  }

  now(): string {
    return new Date(this.#now).toISOString();
  }

  set(instant: string): void {
    this.#now = Date.parse(instant);
  }

  /** Moves on by milliseconds. */
  advance(milliseconds: number): void {
    this.#now += milliseconds;
  }
}
