import type { LedgerAlarm } from '#audit';
import type { ContentDamage } from './content-damage.ts';
import type { LoggedAlarms } from './logged-alarms.ts';
import type { ServingState } from './serving-state.ts';

const LEDGER_ALARMS: Readonly<Record<LedgerAlarm, true>> = {
  'ledger-inconsistent': true,
  'ledger-shrunk': true,
  'ledger-tiles-lost': true,
  'record-behind-witness': true,
  'ledger-cosignature-false': true,
};

/** Every word that says why a hub which answers still needs people; each is a row of docs/how-to/operate-the-record.md. */
export const DEGRADATIONS = [
  'stream-parked',
  'content-damaged',
  'record-refilling',
  ...(Object.keys(LEDGER_ALARMS) as LedgerAlarm[]),
] as const;

/** One of these words. */
export type DegradationReason = (typeof DEGRADATIONS)[number];

/** Why the hub is degraded, as far as this process knows; an alarm about the ledger counts for an hour after it was last raised. */
export class Degradation {
  constructor(
    private readonly parts: {
      readonly damage: ContentDamage;
      readonly alarms: LoggedAlarms;
      readonly serving: ServingState;
    },
  ) {}

  /** Each reason once, in the order of {@link DEGRADATIONS}; none when all is well. */
  reasons(isAnyParked: boolean): readonly DegradationReason[] {
    const { damage, alarms, serving } = this.parts;
    const found = new Set<DegradationReason>(alarms.recent());
    if (isAnyParked) found.add('stream-parked');
    if (damage.isSeen) found.add('content-damaged');
    if (serving.state === 'refilling') found.add('record-refilling');
    if (serving.state === 'behind') found.add('record-behind-witness');
    return DEGRADATIONS.filter((reason) => found.has(reason));
  }
}
