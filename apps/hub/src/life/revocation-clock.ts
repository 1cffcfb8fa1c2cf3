import type { RevocationParts } from '#intake';
import { finishRevocations, lookAgain } from '#intake';
import type { Clock, Position } from '#ports';
import { StoreUnavailable } from '#ports';
import type { OpenRevocation, Registry } from '#registry';
import type { HubLog } from '../machine/hub-log.ts';
import type { RoundsParts } from './led-rounds.ts';
import { LedRounds } from './led-rounds.ts';

/** How often it is looked whether something signed with a compromised key came in late, milliseconds. */
const EVERY_MS = 5_000;
/** How long after a revocation a hub may still have had a message in hand that it had checked before, milliseconds. */
const IN_HAND_MS = 24 * 3_600_000;
/** For so many rounds beyond that a hub looks that served before the revocation: it may have stood still all day, with a message in hand. */
const ROUNDS_MORE = 12;

/** What the clock of revocations works with. */
export interface RevocationClockParts extends RevocationParts, Pick<RoundsParts, 'singletons' | 'pause'> {
  readonly registry: Pick<Registry, 'compromises' | 'networks' | 'record'>;
  readonly clock: Clock;
  readonly log: HubLog;
}

/** Brings revocations to their end that the operator's tool began, also when it crashed, and marks what came in late. */
export class RevocationClock {
  readonly #rounds: LedRounds;
  /** By revocation: how far the log was looked through. */
  readonly #upTo = new Map<string, Position>();
  /** By revocation that is no longer young: how many rounds were made for it since. */
  readonly #roundsMore = new Map<string, number>();
  /** When this hub made its first round. */
  #since: string | undefined;

  constructor(private readonly parts: RevocationClockParts) {
    const { singletons, pause, log } = parts;
    this.#rounds = new LedRounds({
      singletons,
      pause,
      name: 'key-revocations',
      everyMs: EVERY_MS,
      round: () => this.round(),
      postponed: (error) => log.fault('revocations-postponed', error),
    });
  }

  start(): void {
    this.#rounds.start();
  }

  async stop(): Promise<void> {
    await this.#rounds.stop();
  }

  /**
   * One round over all networks; also done before the hub opens its doors. What is damaged in one keeps no other from being
   * looked through; it is thrown when all were.
   */
  async round(): Promise<void> {
    const faults: unknown[] = [];
    this.#since ??= this.parts.clock.now();
    for (const network of await this.parts.registry.networks()) {
      try {
        await this.#finish(network);
        await this.#lookForLate(network);
      } catch (error) {
        if (error instanceof StoreUnavailable) throw error;
        faults.push(error);
      }
    }
    if (faults.length > 0) throw faults[0];
  }

  async #finish(network: string): Promise<void> {
    for (const one of await finishRevocations(this.parts, network)) {
      const { agency, revocation, entries: count, upTo } = one;
      this.#upTo.set(revocation, upTo);
      this.parts.log.tell('revocation-finished', { network, agency, count });
    }
  }

  async #lookForLate(network: string): Promise<void> {
    const { registry, clock, log } = this.parts;
    const now = clock.now();
    for (const one of await registry.compromises(network)) {
      if (!this.#mayStillComeIn(one, now)) continue;
      const after = this.#upTo.get(one.revocation);
      const { entries: count, upTo } = await lookAgain(this.parts, network, one, after);
      this.#upTo.set(one.revocation, upTo);
      // After a start all of it is found again, and most of it is marked already.
      if (count > 0 && after !== undefined)
        log.tell('late-entries-doubted', { network, agency: one.agency, count });
    }
  }

  /** Whether something may still come in that was signed with the key and checked before its revocation. */
  #mayStillComeIn({ revocation, at }: OpenRevocation, now: string): boolean {
    if (Date.parse(now) - Date.parse(at) < IN_HAND_MS) return true;
    if (at < (this.#since ?? now)) return false;
    const rounds = (this.#roundsMore.get(revocation) ?? 0) + 1;
    this.#roundsMore.set(revocation, rounds);
    return rounds <= ROUNDS_MORE;
  }
}
