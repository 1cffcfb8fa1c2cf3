import type { LedgerAlarm, LedgerAlarms } from '#audit';
import type { Clock } from '#ports';
import type { HubLog } from '../machine/hub-log.ts';

/** The same alarm is not told again before, milliseconds: what is wrong stays wrong for a while and is looked at every second. */
const AGAIN_AFTER_MS = 60_000;

/** Tells the alarms of the ledger in the log. */
export class LoggedAlarms implements LedgerAlarms {
  readonly #told = new Map<string, number>();

  constructor(
    private readonly log: HubLog,
    private readonly clock: Clock,
  ) {}

  raise(alarm: LedgerAlarm, facts: Parameters<LedgerAlarms['raise']>[1]): void {
    const { network, agency, count } = facts;
    const now = Date.parse(this.clock.now());
    const key = [alarm, network, agency].join();
    const before = this.#told.get(key);
    if (before !== undefined && now - before < AGAIN_AFTER_MS) return;
    this.#told.set(key, now);
    this.log.alarm(alarm, { network, agency, count });
  }
}
