import { Clock, EventStore, KeyVault, Sealer } from '#ports';

/** What everything needs that writes facts of the hub. */
export const sealing = { store: EventStore, vault: KeyVault, sealer: Sealer, clock: Clock } as const;
