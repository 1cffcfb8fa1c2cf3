import { Beat } from '../hub/beat.ts';
import type { AdapterLog } from './adapter-log.ts';
import { Trouble } from './adapter-log.ts';

const SLOW_MS = 60_000;
/** How often the witness looks whether there is something to ask, at least; milliseconds. */
const WITNESS_MS = 1_000;

/** The work of an agency's loops. */
export interface LoopWork {
  readonly pump: () => Promise<void>;
  readonly claims: () => Promise<void>;
  readonly evidence: () => Promise<void>;
  readonly agreement: () => Promise<void>;
  readonly ledger: () => Promise<void>;
  /** Sends again what a restored hub has lost. */
  readonly refill: () => Promise<void>;
  /** What is to be done now and then whatever happens. */
  readonly housekeeping: () => Promise<void>;
}

/** The loops of one agency, each by itself: one that fails is noted and tried again, and keeps no other from running. */
export class Loops {
  readonly pump: Beat;
  readonly claims: Beat;
  readonly evidence: Beat;
  readonly agreement: Beat;
  readonly ledger: Beat;
  readonly refill: Beat;
  private readonly housekeeping: Beat;

  constructor(work: LoopWork, log: AdapterLog, pollMs: number) {
    const beat = (loop: string, run: () => Promise<void>, everyMs: number): Beat => {
      const trouble = new Trouble(log, 'loop-failed', { loop });
      const failed = (error: unknown): void => trouble.is(error);
      return new Beat(() => run().then(() => trouble.isOver()), { everyMs, failed });
    };
    this.pump = beat('pump', work.pump, pollMs);
    this.claims = beat('claims', work.claims, pollMs);
    this.evidence = beat('evidence', work.evidence, pollMs);
    this.agreement = beat('agreement', work.agreement, SLOW_MS);
    this.ledger = beat('ledger', work.ledger, Math.min(pollMs, WITNESS_MS));
    this.refill = beat('refill', work.refill, Math.min(pollMs, WITNESS_MS));
    this.housekeeping = beat('housekeeping', work.housekeeping, SLOW_MS);
  }

  start(): void {
    for (const beat of this.all()) beat.start();
  }

  /** The broker is back, or the hub rang: everything that asks the hub asks now. */
  ringAll(): void {
    const asking = [this.agreement, this.ledger, this.evidence, this.claims, this.refill, this.pump];
    for (const beat of asking) beat.ring();
  }

  /** All that asks the hub went well the last time and has nothing to do. */
  get calm(): boolean {
    return [this.pump, this.claims, this.evidence, this.agreement].every((beat) => beat.calm);
  }

  /** How often all that asks the hub went well. */
  get rounds(): number {
    return Math.min(...[this.pump, this.claims, this.evidence].map((beat) => beat.runs));
  }

  async stop(): Promise<void> {
    await Promise.all(this.all().map((beat) => beat.stop()));
  }

  private all(): readonly Beat[] {
    const { agreement, evidence, pump, claims, ledger, refill, housekeeping } = this;
    return [agreement, evidence, pump, claims, ledger, refill, housekeeping];
  }
}
