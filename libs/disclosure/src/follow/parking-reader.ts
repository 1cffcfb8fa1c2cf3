import type { EventStore, ParkedStream, Parking, Position, StoredEvent } from '#ports';
import type { FollowerFaults, LogReader } from './log-follower.ts';
import { firstOf, isPassing, reasonOf, StreamFault } from './stream-fault.ts';

/** A reader that can go on without a stream, and catch up with it later. */
export interface StreamwiseReader {
  checkpoint(): Promise<Position>;
  /**
   * Takes the next events in order, all or nothing, with the checkpoint; `parked` names the streams that it must leave alone.
   * Throws {@link StreamFault} when it knows which stream cannot be applied.
   */
  take(events: readonly StoredEvent[], upTo: Position, parked: ReadonlySet<string>): Promise<void>;
  /** Catches up with one stream: all its events since it was parked, as of the checkpoint, which stays. */
  retake(stream: ParkedStream, events: readonly StoredEvent[]): Promise<void>;
  /** Forgets what it remembers of its own view, which may have lost what was entered last, see {@link LogReader}. */
  begin?(): void;
  /** Work that no event brings, see {@link LogReader}; `parked` as for `take`, and it throws {@link StreamFault} alike. */
  rest?(parked: ReadonlySet<string>): Promise<void>;
}

/** What a parking reader works with. */
export interface ParkingParts {
  readonly store: Pick<EventStore, 'read'>;
  readonly parking: Parking;
  readonly faults: Pick<FollowerFaults, 'parked'>;
}

/**
 * Keeps one bad stream from stopping a view: an event that cannot be applied parks its stream, durably and before the
 * checkpoint moves on, and the rest goes on. Nothing of a parked stream is applied, and nothing is lost: when it is tried
 * again (at the start, and when somebody asks for it) all its events are read again from where it stopped.
 */
export class ParkingReader implements LogReader {
  #parked = new Map<string, ParkedStream>();
  #state: 'new' | 'begun' | 'tried' = 'new';

  constructor(
    readonly view: string,
    private readonly parts: ParkingParts,
    private readonly reader: StreamwiseReader,
  ) {}

  checkpoint(): Promise<Position> {
    return this.reader.checkpoint();
  }

  /** Takes note of what is parked: another process may have kept the view meanwhile. */
  async begin(): Promise<void> {
    this.reader.begin?.();
    await this.#recall();
    if (this.#state === 'new') this.#state = 'begun';
  }

  async take(events: readonly StoredEvent[], upTo: Position): Promise<void> {
    for (;;) {
      const wanted = events.filter((event) => this.#wants(event));
      try {
        return await this.reader.take(wanted, upTo, this.#names());
      } catch (error) {
        if (isPassing(error)) throw error;
        if (!(error instanceof StreamFault)) return this.#takeEach(wanted, upTo);
        await this.#park(error.stream, error.network, firstOf(wanted, error.stream, upTo), error);
      }
    }
  }

  /**
   * Tries again what is to be tried again: everything that is parked when this process has just begun, else what was asked
   * for; then the reader does what no event brings.
   */
  async rest(): Promise<void> {
    if (this.#state === 'new') return;
    // A rebuild may have parked streams too.
    await this.#recall();
    const asked = new Set(await this.parts.parking.takeRetries(this.view));
    const due = [...this.#parked.values()].filter(
      ({ stream }) => this.#state === 'begun' || asked.has(stream),
    );
    this.#state = 'tried';
    for (const parked of due) await this.#retry(parked);
    await this.#restReader();
  }

  /** A stream that cannot be read parks as of the checkpoint; it stops nothing else. */
  async #restReader(): Promise<void> {
    for (;;) {
      try {
        return await this.reader.rest?.(this.#names());
      } catch (error) {
        if (!(error instanceof StreamFault)) throw error;
        await this.#park(error.stream, error.network, await this.reader.checkpoint(), error);
      }
    }
  }

  /** One after the other, to find the event that cannot be applied; then the checkpoint moves on. */
  async #takeEach(events: readonly StoredEvent[], upTo: Position): Promise<void> {
    for (const event of events) await this.#takeOne(event);
    await this.reader.take([], upTo, this.#names());
  }

  async #takeOne(event: StoredEvent): Promise<void> {
    while (this.#wants(event)) {
      try {
        return await this.reader.take([event], event.position, this.#names());
      } catch (error) {
        if (isPassing(error)) throw error;
        const { stream, network } = error instanceof StreamFault ? error : event;
        await this.#park(stream, network, event.position, error);
      }
    }
  }

  async #retry(parked: ParkedStream): Promise<void> {
    try {
      const checkpoint = await this.reader.checkpoint();
      const { events } = await this.parts.store.read(parked.stream);
      const missed = events.filter(({ position }) => position >= parked.position && position <= checkpoint);
      await this.reader.retake(parked, missed);
      await this.parts.parking.release(this.view, parked.stream);
      this.#parked.delete(parked.stream);
    } catch (error) {
      if (isPassing(error)) {
        await this.parts.parking.askRetry(this.view, parked.stream);
        return;
      }
      this.parts.faults.parked(this.view, parked.position, causeOf(error));
    }
  }

  async #park(stream: string, network: string, position: Position, error: unknown): Promise<void> {
    // A reader that names a stream it was told to leave alone would go round for ever.
    if (this.#parked.has(stream)) throw error;
    const parked = { stream, network, position, reason: reasonOf(error) };
    await this.parts.parking.park({ view: this.view, ...parked });
    this.#parked.set(stream, parked);
    this.parts.faults.parked(this.view, position, causeOf(error));
  }

  async #recall(): Promise<void> {
    const parked = await this.parts.parking.parked(this.view);
    this.#parked = new Map(parked.map((one) => [one.stream, one]));
  }

  /** After a crash the checkpoint may lie before the place at which a stream was parked: up to there it is applied again. */
  #wants({ stream, position }: StoredEvent): boolean {
    const parked = this.#parked.get(stream);
    return parked === undefined || position < parked.position;
  }

  #names(): ReadonlySet<string> {
    return new Set(this.#parked.keys());
  }
}

function causeOf(error: unknown): unknown {
  return error instanceof StreamFault ? error.cause : error;
}
