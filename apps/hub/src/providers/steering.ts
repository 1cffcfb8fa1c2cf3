import type { Provider } from '@nestjs/common';
import { CaseFiles, factSealer } from '#casefile';
import { Ids, Singletons } from '#ports';
import { Registry } from '#registry';
import { SteeringBooks } from '#steering';
import type { HubSetup } from '../config/hub-setup.ts';
import { HubLog } from '../machine/hub-log.ts';
import { made } from '../made.ts';
import { SteeringClock } from '../steering/steering-clock.ts';
import { pause } from '../vault/pause.ts';
import { sealing } from './sealing.ts';

/** What counts, publishes, and shows what was published. */
export function steering({ steeringEverySeconds }: HubSetup): Provider[] {
  return [
    made(
      SteeringBooks,
      { ...sealing, ids: Ids, files: CaseFiles, registry: Registry, log: HubLog },
      ({ sealer, log, ...parts }) =>
        new SteeringBooks({
          ...parts,
          sealFacts: factSealer(parts.vault, sealer),
          leftOut: (network, count) => log.alarm('steering-cases-left-out', { network, count }),
        }),
    ),
    made(
      SteeringClock,
      { singletons: Singletons, registry: Registry, books: SteeringBooks, log: HubLog },
      (parts) => new SteeringClock({ ...parts, pause, everyMs: steeringEverySeconds * 1_000 }),
    ),
  ];
}
