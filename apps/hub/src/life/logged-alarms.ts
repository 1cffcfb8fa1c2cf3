import type { LedgerAlarm, LedgerAlarms } from '#audit';
import type { Clock } from '#ports';
import type { HubLog } from '../machine/hub-log.ts';

/** The same alarm is not told again before, milliseconds: what is wrong stays wrong for a while and is looked at every second. */
const AGAIN_AFTER_MS = 60_000;
/** For so long after it was last raised an alarm counts as what is wrong now, milliseconds. */
const RECENT_MS = 60 * 60_000;

/** Tells the alarms of the ledger in the log. */
export class LoggedAlarms implements LedgerAlarms {
  readonly #told = new Map<string, number>();
  readonly #raised = new Map<LedgerAlarm, number>();

  constructor(
    private readonly log: HubLog,
    private readonly clock: Clock,
  ) {}

  raise(alarm: LedgerAlarm, facts: Parameters<LedgerAlarms['raise']>[1]): void {
    const { network, agency, count } = facts;
    const now = Date.parse(this.clock.now());
    this.#raised.set(alarm, now);
    const key = [alarm, network, agency].join();
    const before = this.#told.get(key);
    if (before !== undefined && now - before < AGAIN_AFTER_MS) return;
    this.#told.set(key, now);
    this.log.alarm(alarm, { network, agency, count });
  }

  /** The alarms that were raised within the last hour. */
  recent(): readonly LedgerAlarm[] {
    const now = Date.parse(this.clock.now());
    return [...this.#raised].filter(([, at]) => now - at < RECENT_MS).map(([alarm]) => alarm);
  }
}
