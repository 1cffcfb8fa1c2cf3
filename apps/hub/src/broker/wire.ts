import type { Bell } from '#disclosure';
import { type Broker, connectBroker, HubLink, IntakeStreams } from '#nats';
import type { HubSetup } from '../config/hub-setup.ts';

/** The hub's connection to the broker, if it is to have one. */
export class Wire implements Bell {
  readonly broker: Broker | undefined;
  readonly link: HubLink | undefined;
  readonly streams: IntakeStreams | undefined;
  readonly #hearers: ((network: string, agency: string) => void)[] = [];

  constructor(access: HubSetup['broker'], report: (trouble: Error) => void) {
    if (access === undefined) return;
    this.broker = connectBroker({ ...access, name: 'wegmarke-hub', report });
    this.link = new HubLink(this.broker, report);
    this.streams = new IntakeStreams(this.broker, report);
  }

  /** A bell that cannot be rung now is lost; adapters ask by themselves when they are back. */
  ring(network: string, agency: string): void {
    this.link?.ringBell({ network, agency });
    for (const hear of this.#hearers) hear(network, agency);
  }

  /** Calls back for each bell that this or another process of the hub rings; for one of its own it may be twice. */
  onBell(hear: (network: string, agency: string) => void): void {
    this.#hearers.push(hear);
    this.link?.onBell(({ network, agency }) => hear(network, agency));
  }
}
