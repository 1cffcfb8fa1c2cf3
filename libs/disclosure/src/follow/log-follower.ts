import { setTimeout as pause } from 'node:timers/promises';
import type { Position, StoredEvent } from '#ports';
import { EventStore } from '#ports';
import { InTurn } from '../in-turn.ts';
import { isPassing } from './stream-fault.ts';

/** Who reads the log through a follower: keeps its own checkpoint, written together with the effect or after it. */
export interface LogReader {
  /** The last position whose effect is durable. */
  checkpoint(): Promise<Position>;
  /** Takes the next events in order; everything up to `upTo` has been seen when it returns. Called again from the checkpoint after a fault. */
  take(events: readonly StoredEvent[], upTo: Position): Promise<void>;
  /** Makes ready for following from the checkpoint: called before, and after every fault. */
  begin?(): Promise<void>;
  /** Work that no event brings: called at the start and every now and then, never beside `take`. */
  rest?(): Promise<void>;
}

/** Where a follower says that it cannot get on. */
export interface FollowerFaults {
  /** It tries again until it can. */
  stumbled(follower: string, at: Position, error: unknown): void;
  /** An event cannot be applied: its stream was set aside at this position, or is still, and the rest goes on. */
  parked(view: string, at: Position, error: unknown): void;
}

/** How far a follower is: `behind` counts positions up to the head of the log. */
export interface Progress {
  readonly name: string;
  readonly position: Position;
  readonly behind: number;
}

const MAX_BATCH = 200;
const RETRY_MS = 500;
const REST_MS = 1_000;
const LOOK_MS = 25;

/** Follows the log from a reader's checkpoint for as long as it is let: at least once, in order, nothing skipped. */
export class LogFollower {
  readonly #turns = new InTurn();
  readonly #waiting = new Set<{ readonly position: Position; readonly arrived: () => void }>();
  /** What this process knows to be durable; -1 while it does not follow, or does not know what an outage took. */
  #at: Position = -1;
  #stopping = new AbortController();
  #running: Promise<unknown> | undefined;
  /** Ends the wait for more events. */
  #hurry: () => void = () => undefined;

  constructor(
    readonly name: string,
    private readonly store: EventStore,
    private readonly reader: LogReader,
    private readonly faults: FollowerFaults,
    /** So long it lets events gather after a batch, milliseconds, unless somebody waits for it. */
    private readonly gatherMs = 0,
  ) {}

  /** Begins to follow, unless it does; may be called again after `stop`. */
  start(): void {
    if (this.#running !== undefined) return;
    this.#stopping = new AbortController();
    void this.run(this.#stopping.signal);
  }

  /** Ends after the batch in hand. */
  async stop(): Promise<void> {
    this.#stopping.abort();
    await this.#running;
  }

  /** Follows until the signal aborts; ends after the batch in hand. */
  async run(signal: AbortSignal): Promise<void> {
    const running = Promise.all([this.#follow(signal), this.#rest(signal)]);
    this.#running = running;
    await running;
    if (this.#running !== running) return;
    this.#running = undefined;
    this.#at = -1;
  }

  /**
   * Whether the reader has seen everything up to the position, waiting at most so many milliseconds for it; also when
   * another process follows in its place, as what counts is its checkpoint.
   */
  async reached(position: Position, withinMs: number): Promise<boolean> {
    if (this.#at >= position) return true;
    const { promise, resolve } = Promise.withResolvers<boolean>();
    const waiter = { position, arrived: () => resolve(true) };
    const ending = new AbortController();
    this.#waiting.add(waiter);
    this.#hurry();
    void pause(withinMs, false, { signal: ending.signal }).then(resolve, () => undefined);
    void this.#look(ending.signal);
    try {
      return await promise;
    } finally {
      this.#waiting.delete(waiter);
      ending.abort();
    }
  }

  /** How far the reader is, whoever follows. */
  async progress(): Promise<Progress> {
    const [head, position] = await Promise.all([this.store.head(), this.reader.checkpoint()]);
    return { name: this.name, position, behind: Math.max(0, head - position) };
  }

  /** Looks at the checkpoint itself while this process does not follow. */
  async #look(signal: AbortSignal): Promise<void> {
    while (!signal.aborted) {
      if (this.#running === undefined)
        await this.reader.checkpoint().then(
          (at) => this.#tell(at),
          () => undefined,
        );
      await pause(LOOK_MS, undefined, { signal }).catch(() => undefined);
    }
  }

  async #follow(signal: AbortSignal): Promise<void> {
    while (!signal.aborted) {
      try {
        await this.#followFromCheckpoint(signal);
      } catch (error) {
        if (signal.aborted) return;
        this.faults.stumbled(this.name, this.#at, error);
        this.#at = -1;
        await pause(RETRY_MS, undefined, { signal }).catch(() => undefined);
      }
    }
  }

  async #followFromCheckpoint(signal: AbortSignal): Promise<void> {
    await this.#turns.run('', async () => this.reader.begin?.());
    const from = await this.reader.checkpoint();
    this.#arrive(from);
    let at = from;
    let batch: StoredEvent[] = [];
    for await (const one of this.store.subscribe(from, { signal })) {
      if (one.kind === 'event') batch.push(one.event);
      if (one.kind === 'event' && batch.length < MAX_BATCH) continue;
      const upTo = one.kind === 'event' ? one.event.position : one.position;
      const events = batch;
      if (events.length > 0 || upTo > at) await this.#turns.run('', () => this.reader.take(events, upTo));
      batch = [];
      at = upTo;
      this.#arrive(upTo);
      if (one.kind === 'caught-up' && events.length > 0) await this.#gather(signal);
    }
  }

  async #gather(signal: AbortSignal): Promise<void> {
    if (this.gatherMs === 0 || this.#waiting.size > 0) return;
    const hurried = new AbortController();
    this.#hurry = () => hurried.abort();
    const ended = AbortSignal.any([signal, hurried.signal]);
    await pause(this.gatherMs, undefined, { signal: ended }).catch(() => undefined);
  }

  async #rest(signal: AbortSignal): Promise<void> {
    while (!signal.aborted && this.reader.rest !== undefined) {
      try {
        await this.#turns.run('', async () => this.reader.rest?.());
      } catch (error) {
        if (!isPassing(error)) this.faults.stumbled(this.name, this.#at, error);
      }
      await pause(REST_MS, undefined, { signal }).catch(() => undefined);
    }
  }

  /** After an outage this may lie behind what was reached before: views do not wait for the disk. */
  #arrive(position: Position): void {
    this.#at = position;
    this.#tell(position);
  }

  #tell(position: Position): void {
    for (const waiter of this.#waiting) if (waiter.position <= position) waiter.arrived();
  }
}
