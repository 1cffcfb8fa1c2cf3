import type { ParkedStream } from '../parking.ts';
import { Parking } from '../parking.ts';

interface Kept {
  readonly view: string;
  readonly parked: ParkedStream;
  isAsked: boolean;
}

/** Parked streams in memory: the twin of the durable one for tests. */
export class MemoryParking extends Parking {
  #kept: Kept[] = [];

  async park({ view, ...parked }: ParkedStream & { readonly view: string }): Promise<void> {
    if (this.#find(view, parked.stream) === undefined) this.#kept.push({ view, parked, isAsked: false });
  }

  async parked(view: string): Promise<readonly ParkedStream[]> {
    return this.#of(view)
      .map(({ parked }) => parked)
      .sort((one, other) => one.position - other.position || (one.stream < other.stream ? -1 : 1));
  }

  async release(view: string, stream: string): Promise<void> {
    this.#kept = this.#kept.filter((kept) => kept !== this.#find(view, stream));
  }

  async askRetry(view: string, stream?: string): Promise<number> {
    const asked = this.#of(view).filter(({ parked }) => stream === undefined || parked.stream === stream);
    for (const kept of asked) kept.isAsked = true;
    return asked.length;
  }

  async takeRetries(view: string): Promise<readonly string[]> {
    const asked = this.#of(view).filter(({ isAsked }) => isAsked);
    for (const kept of asked) kept.isAsked = false;
    return asked.map(({ parked }) => parked.stream);
  }

  /** A view was replaced: what it parked is to be tried again, and what was parked while building is parked now. */
  async becomes(view: string, built: string): Promise<void> {
    await this.askRetry(view);
    for (const parked of await this.parked(built)) {
      await this.release(built, parked.stream);
      await this.park({ view, ...parked });
    }
  }

  #of(view: string): Kept[] {
    return this.#kept.filter((kept) => kept.view === view);
  }

  #find(view: string, stream: string): Kept | undefined {
    return this.#of(view).find(({ parked }) => parked.stream === stream);
  }
}
