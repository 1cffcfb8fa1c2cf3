import type { Provider } from '@nestjs/common';
import { Ledger, LedgerDoor, LedgerEpochs, LedgerHeads } from '#audit';
import { Clock, EventStore, LedgerShelf, NoteSigner, Sealer } from '#ports';
import { Registry } from '#registry';
import type { HubSetup } from '../config/hub-setup.ts';
import { ContentDamage } from '../life/content-damage.ts';
import { Degradation } from '../life/degradation.ts';
import { LedgerClock } from '../life/ledger-clock.ts';
import { LoggedAlarms } from '../life/logged-alarms.ts';
import { ServingState } from '../life/serving-state.ts';
import { HubLog } from '../machine/hub-log.ts';
import { made } from '../made.ts';
import { pause } from '../vault/pause.ts';

/** The ledger over the record, and whether the hub may disclose anything at all. */
export function proving({ ledgerOrigin, keys }: HubSetup): Provider[] {
  const lying = { store: EventStore, shelf: LedgerShelf, clock: Clock, alarms: LoggedAlarms } as const;
  const signing = { ...lying, epochs: LedgerEpochs } as const;
  return [
    made(LoggedAlarms, { log: HubLog, clock: Clock }, ({ log, clock }) => new LoggedAlarms(log, clock)),
    made(ServingState, { shelf: LedgerShelf, log: HubLog }, ({ shelf, log }) => new ServingState(shelf, log)),
    made(ContentDamage, { log: HubLog, clock: Clock }, ({ log, clock }) => new ContentDamage(log, clock)),
    made(
      Degradation,
      { damage: ContentDamage, alarms: LoggedAlarms, serving: ServingState },
      (parts) => new Degradation(parts),
    ),
    made(LedgerEpochs, lying, ({ shelf, clock }) => new LedgerEpochs(shelf, ledgerOrigin, clock)),
    made(LedgerHeads, { ...signing, signer: NoteSigner }, (parts) => new LedgerHeads(parts)),
    made(Ledger, lying, (parts) => new Ledger(parts)),
    made(
      LedgerDoor,
      { ...signing, heads: LedgerHeads, registry: Registry, sealer: Sealer },
      (parts) => new LedgerDoor({ ...parts, hubKeys: keys.signing.map(({ jwk }) => jwk) }),
    ),
    made(LedgerClock, { heads: LedgerHeads, serving: ServingState, log: HubLog }, (parts) => {
      return new LedgerClock({ ...parts, pause });
    }),
  ];
}
