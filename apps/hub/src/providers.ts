import { setTimeout as wait } from 'node:timers/promises';
import type { Provider } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
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

/** Everything that the hub is put together from, each thing once. */
export function providersFor(setup: HubSetup, backing?: Backing): Provider[] {
  return [...machine(setup), ...record(setup, backing), ...comingIn(), ...leaving(), ...life(setup)];
}

function machine(setup: HubSetup): Provider[] {
  return [
    HubLog,
    Description,
    Controllers,
    { provide: Clock, useClass: SystemClock },
    { provide: Ids, useClass: RandomIds },
    made(NoiseCount, [HubLog], (log) => new NoiseCount(log)),
    made(Sealer, [], () => new JoseSealer(setup.keys)),
    made(Wire, [HubLog], (log) => new Wire(setup.broker, (trouble) => log.fault('broker', trouble))),
  ];
}

function record(setup: HubSetup, backing?: Backing): Provider[] {
  return [
    made(
      Backing,
      [HubLog],
      (log) => backing ?? openBacking(setup.databaseUrl, (error) => log.fault('database', error)),
    ),
    made(EventStore, [Backing], ({ store }) => store),
    made(ClaimIndex, [Backing], ({ claims }) => claims),
    made(EvidenceIndex, [Backing], ({ evidence }) => evidence),
    made(KeyVault, [Backing], ({ shelf }) => new JoseKeyVault(shelf, setup.keyEncryptionKey)),
    made(
      CaseFiles,
      [EventStore, KeyVault, Sealer, Clock, Ids, Controllers],
      (store, vault, sealer, clock, ids, controllers) =>
        new CaseFiles(store, vault, sealer, clock, ids, (...whose) => controllers.of(...whose)),
    ),
    made(
      Registry,
      [EventStore, KeyVault, Clock, Ids, Sealer],
      (store, vault, clock, ids, sealer) => new Registry(store, vault, clock, ids, factSealer(vault, sealer)),
    ),
    made(
      Refusals,
      [EventStore, Clock, KeyVault, Sealer, Controllers],
      (store, clock, vault, sealer, controllers) =>
        new Refusals(store, clock, factSealer(vault, sealer), (...whose) => controllers.of(...whose)),
    ),
  ];
}

function comingIn(): Provider[] {
  return [
    made(
      Intake,
      [Sealer, Registry, CommandBus, Refusals, Clock],
      (sealer, registry, dispatch, refusals, clock) =>
        new Intake({ sealer, registry, dispatch, refusals, clock, wait }),
    ),
    made(ReadTokenCheck, [Registry, Clock], (registry, clock) => {
      const keysOf = async (network: string, agency: string) =>
        (await registry.agency(network, agency))?.keys.signing ?? [];
      return new ReadTokenCheck(keysOf, clock);
    }),
  ];
}

function leaving(): Provider[] {
  return [
    made(Outlet, [KeyVault, Sealer, Registry, Clock], (vault, sealer, registry, clock) => {
      const sealingKey = async (network: string, agency: string) =>
        (await registry.agency(network, agency))?.keys.sealing;
      return new PermittedOutlet(vault, sealer, { sealingKey }, clock);
    }),
    made(
      Claims,
      [EventStore, CaseFiles, Registry, ClaimIndex, Followers, Outlet, Clock],
      (store, files, registry, index, { claims: indexed }, outlet, clock) =>
        new Claims({ store, files, registry, index, indexed, outlet, clock }),
    ),
    made(
      Timelines,
      [CaseFiles, Registry, Outlet, Clock],
      (files, registry, outlet, clock) => new Timelines({ files, registry, outlet, clock, wait }),
    ),
    made(
      EvidenceFeed,
      [CaseFiles, Registry, EvidenceIndex, Sealer, Clock],
      (files, registry, index, sealer, clock) => new EvidenceFeed({ files, registry, index, sealer, clock }),
    ),
  ];
}

function life(setup: HubSetup): Provider[] {
  return [
    made(
      Followers,
      [EventStore, KeyVault, CaseFiles, Registry, ClaimIndex, EvidenceIndex, Wire, Clock, HubLog],
      (store, vault, files, registry, claims, evidence, bell, clock, log) => {
        const faults = {
          stumbled: (follower: string, position: number, error: unknown) =>
            log.fault('follower-stumbled', error, { follower, position }),
        };
        const indexed = new LogFollower('claims', store, new ClaimsReader(claims, vault), faults);
        const reactor = new BellReactor({ store, files, registry, claims, indexed, evidence, bell, clock });
        return new Followers(indexed, new LogFollower('bell', store, reactor, faults));
      },
    ),
    made(
      BrokerDoors,
      [Wire, Intake, Claims, EvidenceFeed, Registry, Sealer, Clock, NoiseCount],
      (wire, intake, claims, evidence, registry, sealer, clock, noise) =>
        new BrokerDoors({ wire, intake, claims, evidence, registry, sealer, clock, noise }),
    ),
    made(
      NetworkBootstrap,
      [CommandBus, Registry, Controllers, Clock],
      (commands, registry, controllers, clock) =>
        new NetworkBootstrap(commands, registry, controllers, clock),
    ),
    made(
      HubLife,
      [Backing, NetworkBootstrap, Registry, Followers, BrokerDoors, Wire],
      (backing, bootstrap, registry, followers, doors, wire) =>
        new HubLife({ networks: setup.networks, backing, bootstrap, registry, followers, doors, wire }),
    ),
  ];
}
