import type { Position, StoredEvent } from '#ports';

/** What was read up to `upTo`; `head` lies beyond it when there was more than one page holds. */
export interface LogStep {
  readonly events: readonly StoredEvent[];
  readonly upTo: Position;
  readonly head: Position;
}

/** Events that a follower is given at once. */
export const PAGE = 500;
/** What is kept at most for followers which are not as far yet; `bytes` counts what is sealed in the events. */
export interface Kept {
  readonly events: number;
  readonly bytes: number;
}

const KEPT: Kept = { events: 1_000, bytes: 8 << 20 };

/**
 * The end of the log, read once for all who follow it side by side. As positions become visible in their order, what was
 * read up to a position stays all there is up to it.
 */
export class LogTail {
  readonly #reading = new Map<Position, Promise<LogStep>>();
  readonly #most: Kept;
  #kept: readonly StoredEvent[] = [];
  /** All events after `#from` and up to `#upTo` are kept. */
  #from: Position = 0;
  #upTo: Position = 0;

  constructor(
    private readonly page: (after: Position, max: number) => Promise<readonly StoredEvent[]>,
    keep: Partial<Kept> = {},
  ) {
    this.#most = { ...KEPT, ...keep };
  }

  /** What comes after a position; who asks while it is being read shares that read, and looks again when woken. */
  async step(after: Position): Promise<LogStep> {
    if (this.#from <= after && after < this.#upTo) return this.#fromKept(after);
    const underWay = this.#reading.get(after);
    if (underWay !== undefined) return underWay;
    const reading = this.#read(after).finally(() => this.#reading.delete(after));
    this.#reading.set(after, reading);
    return reading;
  }

  #fromKept(after: Position): LogStep {
    const first = this.#kept.findIndex(({ position }) => position > after);
    const events = this.#kept.slice(first, first + PAGE);
    return { events, upTo: events.at(-1)?.position ?? this.#upTo, head: this.#upTo };
  }

  async #read(after: Position): Promise<LogStep> {
    const events = await this.page(after, PAGE);
    const upTo = events.at(-1)?.position ?? after;
    this.#keep(after, upTo, events);
    return { events, upTo, head: events.length === PAGE ? upTo + 1 : upTo };
  }

  /** A follower that is far behind must not drive out what those at the end share. */
  #keep(after: Position, upTo: Position, events: readonly StoredEvent[]): void {
    if (upTo <= this.#upTo) return;
    const all = after === this.#upTo ? [...this.#kept, ...events] : events;
    const first = firstKept(all, this.#most);
    this.#from = all[first - 1]?.position ?? (after === this.#upTo ? this.#from : after);
    this.#kept = all.slice(first);
    this.#upTo = upTo;
  }
}

/** Where the longest end begins that is not too large. */
function firstKept(all: readonly StoredEvent[], { events, bytes }: Kept): number {
  let first = all.length;
  for (let left = bytes; first > 0 && all.length - first < events; first -= 1) {
    left -= all[first - 1]?.sealed.ct.length ?? 0;
    if (left < 0) break;
  }
  return first;
}
