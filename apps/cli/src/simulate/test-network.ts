import type { PublicKeys } from '#ports';
import { fixtureOf } from '../fixtures/fixtures.ts';
import type { Faults } from './broker/faults.ts';
import type { FaultyCable } from './broker/faulty-cable.ts';
import type { NatsProcess } from './broker/nats-process.ts';
import type { MovableClock } from './movable-clock.ts';
import type { Neighbour } from './neighbours.ts';

/** The running parts of a test network. */
export interface NetworkParts {
  readonly hubUrl: string;
  /** Where agencies reach the broker: the cable with the faults, not the broker itself. */
  readonly natsUrl: string;
  readonly hubKeys: PublicKeys;
  readonly neighbours: readonly Neighbour[];
  readonly faults: Faults;
  readonly clock: MovableClock;
  readonly cable: FaultyCable;
  readonly broker: NatsProcess;
  readonly end: () => Promise<void>;
}

/** Why a neighbour does not do what it was asked. */
export type TriggerRefusal = 'NEIGHBOUR_UNKNOWN' | 'EVENT_TYPE_UNKNOWN' | 'NO_RIGHT_TO_PUBLISH';

/** A hub with neighbours to try things out with; everything that can be done to it while it runs. */
export class TestNetwork {
  #exports = 0;

  constructor(readonly parts: NetworkParts) {}

  /** Something happens at a neighbour: its system exports a fixture of this type. */
  async trigger(agency: string, type: string): Promise<TriggerRefusal | undefined> {
    const { neighbours, clock } = this.parts;
    const neighbour = neighbours.find((one) => one.agency === agency);
    const fixture = fixtureOf(type);
    if (neighbour === undefined) return 'NEIGHBOUR_UNKNOWN';
    if (fixture === undefined) return 'EVENT_TYPE_UNKNOWN';
    if (!neighbour.publishes(fixture.event)) return 'NO_RIGHT_TO_PUBLISH';
    this.#exports += 1;
    await neighbour.export(`export-${this.#exports}`, fixture, clock.now().slice(0, 10));
    return undefined;
  }

  /** The broker goes down and comes back; every connection is lost. */
  async restartBroker(): Promise<void> {
    const { broker, cable } = this.parts;
    await cable.unplug();
    await broker.stop();
    await broker.start();
    await cable.plugIn();
  }

  /** Ends neighbours, hub and broker, in this order. */
  end(): Promise<void> {
    return this.parts.end();
  }
}
