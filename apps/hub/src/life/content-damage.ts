import { LRUCache } from 'lru-cache';
import type { Clock, StoredEvent, Tampered } from '#ports';
import type { HubLog } from '../machine/hub-log.ts';
import type { DamageWitness } from '../vault/watched-vault.ts';

/** The same stream is not told again before, milliseconds: its readers come back all the time. */
const AGAIN_AFTER_MS = 60 * 60_000;
const STREAMS_REMEMBERED = 10_000;

/** Raises the alarm `content-damaged`, once an hour for each stream, without saying which: `record verify` finds the event. */
export class ContentDamage implements DamageWitness {
  readonly #told = new LRUCache<string, number>({ max: STREAMS_REMEMBERED });
  #isSeen = false;

  constructor(
    private readonly log: HubLog,
    private readonly clock: Clock,
  ) {}

  /** Whether any was met since this process began; damage does not pass by itself. */
  get isSeen(): boolean {
    return this.#isSeen;
  }

  damaged({ stream, network }: Pick<StoredEvent, 'stream' | 'network'>, part: Tampered['part']): void {
    this.#isSeen = true;
    const now = Date.parse(this.clock.now());
    const before = this.#told.get(stream);
    if (before !== undefined && now - before < AGAIN_AFTER_MS) return;
    this.#told.set(stream, now);
    this.log.alarm('content-damaged', { network, reason: part });
  }
}
