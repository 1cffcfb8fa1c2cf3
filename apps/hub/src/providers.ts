import { setTimeout as wait } from 'node:timers/promises';
import type { Provider } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import type { Logger } from 'pino';
import { CaseFiles, factSealer, Refusals } from '#casefile';
import {
  BellReactor,
  Claims,
  ClaimsReader,
  EvidenceFeed,
  LogFollower,
  PermittedOutlet,
  Timelines,
} from '#disclosure';
import { Intake } from '#intake';
import { JoseKeyVault, JoseSealer, ReadTokenCheck } from '#jose';
import { ClaimIndex, Clock, EventStore, EvidenceIndex, Ids, KeyVault, Outlet, Sealer } from '#ports';
import { Registry } from '#registry';
import { BrokerDoors } from './broker/broker-doors.ts';
import { Wire } from './broker/wire.ts';
import type { HubSetup } from './config/hub-setup.ts';
import { Description } from './http/description.ts';
import { Backing, openBacking } from './life/backing.ts';
import { Controllers } from './life/controllers.ts';
import { Followers } from './life/followers.ts';
import { HubLife } from './life/hub-life.ts';
import { NetworkBootstrap } from './life/network-bootstrap.ts';
import { made } from './made.ts';
import { HubLog } from './machine/hub-log.ts';
import { NoiseCount } from './machine/noise-count.ts';
import { RandomIds } from './machine/random-ids.ts';
import { SystemClock } from './machine/system-clock.ts';

/** Everything that the hub is put together from, each thing once; `backing` stands in for what the settings name. */
export function providersFor(setup: HubSetup, logger: Logger, backing?: Backing): Provider[] {
  return [...machine(setup, logger), ...record(setup, backing), ...comingIn(), ...leaving(), ...life(setup)];
}

function machine(setup: HubSetup, logger: Logger): Provider[] {
  return [
    Description,
    Controllers,
    { provide: Clock, useClass: SystemClock },
    { provide: Ids, useClass: RandomIds },
    made(HubLog, {}, () => new HubLog(logger)),
    made(NoiseCount, { log: HubLog }, ({ log }) => new NoiseCount(log)),
    made(Sealer, {}, () => new JoseSealer(setup.keys)),
    made(Wire, { log: HubLog }, ({ log }) => {
      return new Wire(setup.broker, (trouble) => log.fault('broker', trouble));
    }),
  ];
}

function record(setup: HubSetup, given?: Backing): Provider[] {
  return [
    made(Backing, { log: HubLog }, ({ log }) => {
      return given ?? openBacking(setup.databaseUrl, (error) => log.fault('database', error));
    }),
    made(EventStore, { backing: Backing }, ({ backing }) => backing.store),
    made(ClaimIndex, { backing: Backing }, ({ backing }) => backing.claims),
    made(EvidenceIndex, { backing: Backing }, ({ backing }) => backing.evidence),
    made(KeyVault, { backing: Backing }, ({ backing }) => {
      return new JoseKeyVault(backing.shelf, setup.keyEncryptionKey);
    }),
    made(CaseFiles, { ...sealing, ids: Ids, controllers: Controllers }, (parts) => {
      const { store, vault, sealer, clock, ids, controllers } = parts;
      return new CaseFiles(store, vault, sealer, clock, ids, (...whose) => controllers.of(...whose));
    }),
    made(Registry, { ...sealing, ids: Ids }, ({ store, vault, sealer, clock, ids }) => {
      return new Registry(store, vault, clock, ids, factSealer(vault, sealer));
    }),
    made(
      Refusals,
      { ...sealing, controllers: Controllers },
      ({ store, vault, sealer, clock, controllers }) => {
        return new Refusals(store, clock, factSealer(vault, sealer), (...whose) => controllers.of(...whose));
      },
    ),
  ];
}

const sealing = { store: EventStore, vault: KeyVault, sealer: Sealer, clock: Clock } as const;

function comingIn(): Provider[] {
  const needed = {
    sealer: Sealer,
    registry: Registry,
    dispatch: CommandBus,
    refusals: Refusals,
    clock: Clock,
  };
  return [
    made(Intake, needed, (parts) => new Intake({ ...parts, wait })),
    made(ReadTokenCheck, { registry: Registry, clock: Clock }, ({ registry, clock }) => {
      const keysOf = async (network: string, agency: string) =>
        (await registry.agency(network, agency))?.keys.signing ?? [];
      return new ReadTokenCheck(keysOf, clock);
    }),
  ];
}

function leaving(): Provider[] {
  const reading = { files: CaseFiles, registry: Registry, clock: Clock } as const;
  const claiming = { ...reading, store: EventStore, index: ClaimIndex, followers: Followers, outlet: Outlet };
  return [
    made(Outlet, { ...sealing, registry: Registry }, ({ vault, sealer, clock, registry }) => {
      const sealingKey = async (network: string, agency: string) =>
        (await registry.agency(network, agency))?.keys.sealing;
      return new PermittedOutlet(vault, sealer, { sealingKey }, clock);
    }),
    made(Claims, claiming, ({ followers, ...parts }) => new Claims({ ...parts, indexed: followers.claims })),
    made(Timelines, { ...reading, outlet: Outlet }, (parts) => new Timelines({ ...parts, wait })),
    made(
      EvidenceFeed,
      { ...reading, index: EvidenceIndex, sealer: Sealer, store: EventStore, followers: Followers },
      ({ followers, ...parts }) => new EvidenceFeed({ ...parts, noted: followers.bell }),
    ),
  ];
}

function life(setup: HubSetup): Provider[] {
  const following = { store: EventStore, vault: KeyVault, claims: ClaimIndex, log: HubLog } as const;
  const ringing = { files: CaseFiles, registry: Registry, evidence: EvidenceIndex, bell: Wire, clock: Clock };
  const starting = { commands: CommandBus, registry: Registry, controllers: Controllers, clock: Clock };
  return [
    made(Followers, { ...following, ...ringing }, ({ store, vault, claims, log, ...parts }) => {
      const faults = {
        stumbled: (follower: string, position: number, error: unknown) =>
          log.fault('follower-stumbled', error, { follower, position }),
      };
      const indexed = new LogFollower('claims', store, new ClaimsReader(claims, vault), faults);
      const reactor = new BellReactor({ ...parts, store, claims, indexed });
      return new Followers(indexed, new LogFollower('bell', store, reactor, faults));
    }),
    made(
      BrokerDoors,
      {
        wire: Wire,
        intake: Intake,
        claims: Claims,
        evidence: EvidenceFeed,
        registry: Registry,
        sealer: Sealer,
        clock: Clock,
        noise: NoiseCount,
      },
      (parts) => new BrokerDoors(parts),
    ),
    made(NetworkBootstrap, starting, ({ commands, registry, controllers, clock }) => {
      return new NetworkBootstrap(commands, registry, controllers, clock);
    }),
    made(
      HubLife,
      {
        backing: Backing,
        bootstrap: NetworkBootstrap,
        registry: Registry,
        followers: Followers,
        doors: BrokerDoors,
        wire: Wire,
      },
      (parts) => new HubLife({ ...parts, networks: setup.networks }),
    ),
  ];
}
