import { setTimeout as wait } from 'node:timers/promises';
import type { Provider } from '@nestjs/common';
import { factSealer } from '#casefile';
import type { ControllerOf, RetentionIn } from '#casefile';
import { Ids, Singletons } from '#ports';
import type { HubSetup } from '../config/hub-setup.ts';
import { Backing } from '../life/backing.ts';
import { Controllers } from '../life/controllers.ts';
import { HubLog } from '../machine/hub-log.ts';
import { made } from '../made.ts';
import { ErasedAgain } from '../vault/erased-again.ts';
import { pause } from '../vault/pause.ts';
import { RetentionClock } from '../vault/retention-clock.ts';
import { sealing } from './sealing.ts';

/** What sees to it that what was erased or has run out stays unreadable. */
export function destroying({ tombstones }: HubSetup): Provider[] {
  const parts = { ...sealing, backing: Backing, log: HubLog } as const;
  return [
    made(ErasedAgain, { ...parts, controllers: Controllers }, ({ backing, controllers, log, ...rest }) => {
      const sealFacts = factSealer(rest.vault, rest.sealer);
      const controllerOf: ControllerOf = (...whose) => controllers.of(...whose);
      const { shelf } = backing;
      return new ErasedAgain({ ...rest, shelf, tombstones, sealFacts, controllerOf, wait }, log);
    }),
    made(
      RetentionClock,
      { ...parts, ids: Ids, singletons: Singletons, controllers: Controllers },
      ({ backing, controllers, ...rest }) => {
        const { shelf, checkpoints } = backing;
        const sealFacts = factSealer(rest.vault, rest.sealer);
        const retentionIn: RetentionIn = (...what) => controllers.retention(...what);
        return new RetentionClock({ ...rest, shelf, checkpoints, sealFacts, retentionIn, pause });
      },
    ),
  ];
}
