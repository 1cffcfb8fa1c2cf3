import { setTimeout as wait } from 'node:timers/promises';
import type { Provider } from '@nestjs/common';
import { distrustEntries, factSealer } from '#casefile';
import { Singletons } from '#ports';
import { Registry } from '#registry';
import { RevocationClock } from '../life/revocation-clock.ts';
import { HubLog } from '../machine/hub-log.ts';
import { made } from '../made.ts';
import { pause } from '../vault/pause.ts';
import { sealing } from './sealing.ts';

/** What puts in doubt what somebody else may have signed. */
export function revoking(): Provider[] {
  const working = { registry: Registry, singletons: Singletons, log: HubLog } as const;
  return [
    made(RevocationClock, { ...sealing, ...working }, ({ store, vault, sealer, ...parts }) => {
      const doubting = { store, sealFacts: factSealer(vault, sealer), clock: parts.clock };
      return new RevocationClock({
        ...parts,
        distrust: (order) => distrustEntries(doubting, order),
        wait,
        pause,
      });
    }),
  ];
}
