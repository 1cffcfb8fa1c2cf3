import { Counter, Gauge, Registry } from 'prom-client';
import type { Outcome } from '#catalogue';

/** How far one reader of the log is behind its head, in positions. */
export interface Behind {
  readonly name: string;
  readonly behind: number;
}

/**
 * What the hub counts for its operator: sums over the whole hub. No network, agency, case or person stands in a label, so
 * that nobody learns from a count what a door would not have told (C8).
 */
export class Meters {
  readonly #registry = new Registry();
  readonly #envelopes = new Counter({
    name: 'wegmarke_envelopes_total',
    help: 'Envelopes that got a receipt, by what became of them.',
    labelNames: ['outcome'],
    registers: [this.#registry],
  });
  readonly #noise = new Counter({
    name: 'wegmarke_noise_total',
    help: 'Messages and questions that nobody vouched for or that could not be answered, by reason.',
    labelNames: ['reason'],
    registers: [this.#registry],
  });
  readonly #behind = new Gauge({
    name: 'wegmarke_follower_behind_positions',
    help: 'Positions of the log that a read model has not seen yet.',
    labelNames: ['follower'],
    registers: [this.#registry],
  });
  readonly #memory = new Gauge({
    name: 'process_resident_memory_bytes',
    help: 'Memory of the process.',
    registers: [this.#registry],
  });

  /** The media type of {@link text}. */
  readonly contentType = this.#registry.contentType;

  receipted(outcome: Outcome): void {
    this.#envelopes.inc({ outcome });
  }

  heardNoise(reason: string): void {
    this.#noise.inc({ reason });
  }

  /** All counts as text (Prometheus exposition format). */
  async text(followers: readonly Behind[]): Promise<string> {
    for (const { name, behind } of followers) this.#behind.set({ follower: name }, behind);
    this.#memory.set(process.memoryUsage.rss());
    return this.#registry.metrics();
  }
}
