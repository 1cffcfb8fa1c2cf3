import { setTimeout as wait } from 'node:timers/promises';
import type { Provider } from '@nestjs/common';
import { CaseFiles, eraseCase, factSealer } from '#casefile';
import type { ErasureParts } from '#casefile';
import { LogFollower, ParkingReader, RecallReactor, RecallsReader } from '#disclosure';
import type { Bell } from '#disclosure';
import { Checkpoints, Clock, OpenRecalls, Parking, Singletons } from '#ports';
import { Registry } from '#registry';
import { Wire } from '../broker/wire.ts';
import type { HubSetup } from '../config/hub-setup.ts';
import { Backing } from '../life/backing.ts';
import { Controllers } from '../life/controllers.ts';
import { followerFaults } from '../life/follower-faults.ts';
import { GATHER_MS } from '../life/gather-ms.ts';
import { RecallClock } from '../life/recall-clock.ts';
import { RecallFollowers } from '../life/recall-followers.ts';
import { ServingState } from '../life/serving-state.ts';
import { HubLog } from '../machine/hub-log.ts';
import { made } from '../made.ts';
import { pause } from '../vault/pause.ts';
import { sealing } from './sealing.ts';

/** What calls back, reminds, and executes what rights desks decided on erasure. */
export function recalling({ tombstones }: HubSetup): Provider[] {
  const erasing = { ...sealing, backing: Backing, controllers: Controllers } as const;
  const reacting = { files: CaseFiles, registry: Registry, checkpoints: Checkpoints, wire: Wire } as const;
  const besides = { parking: Parking, serving: ServingState, log: HubLog, open: OpenRecalls } as const;
  return [
    made(RecallFollowers, { ...erasing, ...reacting, ...besides }, (given) => {
      const { store, vault, sealer, clock, backing, controllers, parking, serving, wire, log, open } = given;
      const { shelf } = backing;
      const faults = followerFaults(log);
      const lenient = { store, parking, faults };
      const follower = (view: string, reader: RecallsReader | RecallReactor) =>
        new LogFollower(view, store, new ParkingReader(view, lenient, reader), faults, GATHER_MS);
      const viewed = follower('recalls', new RecallsReader(given.files.recalls, open));
      // Nobody is called to what nobody is given.
      const bell: Bell = { ring: (...whom) => serving.isDisclosing && wire.ring(...whom) };
      const sealFacts = factSealer(vault, sealer);
      const controllerOf: ErasureParts['controllerOf'] = (...whose) => controllers.of(...whose);
      const parts: ErasureParts = { store, vault, shelf, tombstones, sealFacts, controllerOf, clock, wait };
      const reactor = new RecallReactor({
        ...given,
        shelf,
        viewed,
        bell,
        erase: (order) => eraseCase(order, parts),
      });
      return new RecallFollowers(viewed, follower('recall-reactor', reactor));
    }),
    made(
      RecallClock,
      { files: CaseFiles, open: OpenRecalls, clock: Clock, singletons: Singletons, log: HubLog },
      ({ files, ...parts }) => new RecallClock({ ...parts, recalls: files.recalls, pause }),
    ),
  ];
}
