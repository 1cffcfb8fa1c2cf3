import type { Provider } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { Ledger, LedgerDoor } from '#audit';
import { CaseFiles } from '#casefile';
import { BellReactor, Claims, ClaimsReader, EvidenceFeed, LogFollower, ParkingReader } from '#disclosure';
import type { Bell } from '#disclosure';
import { Intake } from '#intake';
import {
  ClaimIndex,
  Clock,
  EventStore,
  EvidenceIndex,
  KeyVault,
  Parking,
  Sealer,
  Singletons,
  ViewRebuilds,
} from '#ports';
import { Registry } from '#registry';
import { BrokerDoors } from '../broker/broker-doors.ts';
import { Wire } from '../broker/wire.ts';
import type { HubSetup } from '../config/hub-setup.ts';
import { Backing } from '../life/backing.ts';
import { AccessFollower } from '../life/access-follower.ts';
import { GATHER_MS } from '../life/gather-ms.ts';
import { Controllers } from '../life/controllers.ts';
import { followerFaults } from '../life/follower-faults.ts';
import { Followers } from '../life/followers.ts';
import { HubLife } from '../life/hub-life.ts';
import { LedgerClock } from '../life/ledger-clock.ts';
import { NetworkBootstrap } from '../life/network-bootstrap.ts';
import { RecallClock } from '../life/recall-clock.ts';
import { RevocationClock } from '../life/revocation-clock.ts';
import { RecallFollowers } from '../life/recall-followers.ts';
import { ServingState } from '../life/serving-state.ts';
import { ViewUpkeep } from '../life/view-upkeep.ts';
import { HubLog } from '../machine/hub-log.ts';
import { NoiseCount } from '../machine/noise-count.ts';
import { made } from '../made.ts';
import { Meters } from '../metrics/meters.ts';
import { AdapterTraffic } from '../operations/adapter-traffic.ts';
import { SteeringClock } from '../steering/steering-clock.ts';
import { ErasedAgain } from '../vault/erased-again.ts';
import { RetentionClock } from '../vault/retention-clock.ts';

/** What follows the log, what opens the doors, and the order of starting and stopping. */
export function living(setup: HubSetup): Provider[] {
  const kept = { store: EventStore, vault: KeyVault, claims: ClaimIndex } as const;
  const following = { ...kept, parking: Parking, singletons: Singletons, log: HubLog } as const;
  const ringing = { files: CaseFiles, registry: Registry, evidence: EvidenceIndex, bell: Wire, clock: Clock };
  const besides = {
    ledger: Ledger,
    serving: ServingState,
    recalls: RecallFollowers,
    accessed: AccessFollower,
  } as const;
  const starting = { commands: CommandBus, registry: Registry, controllers: Controllers, clock: Clock };
  return [
    made(
      Followers,
      { ...following, ...ringing, ...besides },
      ({ singletons, ledger, serving, store, vault, claims, parking, log, recalls, accessed, ...parts }) => {
        const faults = followerFaults(log);
        const lenient = { store, parking, faults };
        const indexed = new LogFollower(
          'claims',
          store,
          new ParkingReader('claims', lenient, new ClaimsReader(claims, vault, parts.files.recalls)),
          faults,
        );
        // Nobody is called to what nobody is given.
        const bell: Bell = { ring: (...whom) => serving.isDisclosing && parts.bell.ring(...whom) };
        const ringer = new BellReactor({ ...parts, bell, store, vault, claims, indexed });
        const reactor = new ParkingReader('evidence', lenient, ringer);
        return new Followers(singletons, indexed, new LogFollower('bell', store, reactor, faults), [
          new LogFollower('ledger', store, ledger, faults, GATHER_MS),
          accessed.follower,
          recalls.view,
          recalls.reactor,
        ]);
      },
    ),
    made(
      BrokerDoors,
      {
        wire: Wire,
        singletons: Singletons,
        intake: Intake,
        claims: Claims,
        evidence: EvidenceFeed,
        ledger: LedgerDoor,
        serving: ServingState,
        registry: Registry,
        sealer: Sealer,
        clock: Clock,
        noise: NoiseCount,
        meters: Meters,
        traffic: AdapterTraffic,
      },
      (parts) => new BrokerDoors(parts),
    ),
    made(
      ViewUpkeep,
      {
        ...following,
        rebuilds: ViewRebuilds,
        files: CaseFiles,
        registry: Registry,
        clock: Clock,
        followers: Followers,
      },
      (parts) => new ViewUpkeep(parts),
    ),
    made(NetworkBootstrap, starting, ({ commands, registry, controllers, clock }) => {
      return new NetworkBootstrap(commands, registry, controllers, clock);
    }),
    made(
      HubLife,
      {
        backing: Backing,
        erasedAgain: ErasedAgain,
        retention: RetentionClock,
        bootstrap: NetworkBootstrap,
        registry: Registry,
        followers: Followers,
        ledgerClock: LedgerClock,
        recallClock: RecallClock,
        revocationClock: RevocationClock,
        steeringClock: SteeringClock,
        doors: BrokerDoors,
        wire: Wire,
      },
      (parts) => new HubLife({ ...parts, networks: setup.networks }),
    ),
  ];
}
