import type { AdapterLog } from '../agency/adapter-log.ts';
import { Trouble } from '../agency/adapter-log.ts';
import { Beat } from '../hub/beat.ts';

/** Longest pause before a sink is looked at again without being told, milliseconds. */
const MOST_MS = 60_000;

/** A sink that is fed from the queue: does all that can be done now; when it wants to be asked again, if it does. */
export interface FedSink {
  run(): Promise<string | undefined>;
}

/** The sinks beside the claim, each in a loop of its own: one that fails is noted and tried again, and stops no other. */
export class Delivering {
  private readonly beats: readonly Beat[];
  private readonly timers = new Map<number, NodeJS.Timeout>();
  private running = false;

  constructor(
    sinks: readonly (FedSink & { readonly name: string })[],
    { log, now }: { readonly log: AdapterLog; readonly now: () => string },
  ) {
    this.beats = sinks.map((sink, index) => {
      const trouble = new Trouble(log, 'sink-failed', { loop: sink.name });
      const work = async (): Promise<void> => {
        const next = await sink.run();
        trouble.isOver();
        if (next !== undefined) this.ringAt(index, Date.parse(next || now()) - Date.parse(now()));
      };
      return new Beat(work, { everyMs: MOST_MS, failed: (error) => trouble.is(error) });
    });
  }

  start(): void {
    this.running = true;
    for (const beat of this.beats) beat.start();
  }

  /** Something came in, or a person wants it tried again. */
  ring(): void {
    for (const beat of this.beats) beat.ring();
  }

  /** No sink is at work or failing. */
  get calm(): boolean {
    return this.beats.every((beat) => beat.calm);
  }

  async stop(): Promise<void> {
    this.running = false;
    for (const timer of this.timers.values()) clearTimeout(timer);
    await Promise.all(this.beats.map((beat) => beat.stop()));
  }

  private ringAt(index: number, inMs: number): void {
    clearTimeout(this.timers.get(index));
    if (!this.running || inMs >= MOST_MS) return;
    const ring = (): void => this.beats[index]?.ring();
    this.timers.set(index, setTimeout(ring, Math.max(1, inMs)));
  }
}
