import type {
  BeforeApplicationShutdown,
  OnApplicationBootstrap,
  OnApplicationShutdown,
} from '@nestjs/common';
import type { Registry } from '#registry';
import type { BrokerDoors } from '../broker/broker-doors.ts';
import type { Wire } from '../broker/wire.ts';
import type { NetworkSetup } from '../config/hub-setup.ts';
import type { ErasedAgain } from '../vault/erased-again.ts';
import type { RetentionClock } from '../vault/retention-clock.ts';
import type { Backing } from './backing.ts';
import type { Followers } from './followers.ts';
import type { LedgerClock } from './ledger-clock.ts';
import type { NetworkBootstrap } from './network-bootstrap.ts';
import type { RecallClock } from './recall-clock.ts';
import type { SteeringClock } from '../steering/steering-clock.ts';
import type { RevocationClock } from './revocation-clock.ts';

/** What is started and stopped in order. */
export interface LifeParts {
  readonly networks: readonly NetworkSetup[];
  readonly backing: Backing;
  readonly erasedAgain: ErasedAgain;
  readonly retention: RetentionClock;
  readonly bootstrap: NetworkBootstrap;
  readonly registry: Registry;
  readonly followers: Followers;
  readonly ledgerClock: LedgerClock;
  readonly recallClock: RecallClock;
  readonly revocationClock: RevocationClock;
  readonly steeringClock: SteeringClock;
  readonly doors: BrokerDoors;
  readonly wire: Wire;
}

/** The order of starting and stopping: what was erased stays erased, registry, readers of the log, doors; and back. */
export class HubLife implements OnApplicationBootstrap, BeforeApplicationShutdown, OnApplicationShutdown {
  constructor(private readonly parts: LifeParts) {}

  async onApplicationBootstrap(): Promise<void> {
    const {
      networks,
      erasedAgain,
      retention,
      bootstrap,
      registry,
      followers,
      ledgerClock,
      recallClock,
      revocationClock,
      steeringClock,
      doors,
    } = this.parts;
    await erasedAgain.run();
    await bootstrap.run(networks);
    // What a stolen key signed must be marked before anybody can ask for it.
    await revocationClock.round();
    retention.start();
    followers.start();
    recallClock.start();
    revocationClock.start();
    steeringClock.start();
    await ledgerClock.start();
    const served = await registry.networks();
    const agencies = await Promise.all(
      served.map(async (network) =>
        (await registry.agencies(network)).map((agency) => ({ network, agency })),
      ),
    );
    doors.open(agencies.flat());
  }

  /** First nothing more is taken in; HTTP ends after this. */
  async beforeApplicationShutdown(): Promise<void> {
    await this.parts.doors.close();
  }

  async onApplicationShutdown(): Promise<void> {
    const { retention, ledgerClock, recallClock, revocationClock, followers, wire, backing } = this.parts;
    await this.parts.steeringClock.stop();
    await retention.stop();
    await recallClock.stop();
    await revocationClock.stop();
    await ledgerClock.stop();
    await followers.stop();
    await wire.broker?.close();
    await backing.close();
  }
}
