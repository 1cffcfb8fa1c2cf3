import type { AgencyLink } from '#nats';
import type { HubChannel } from './hub-channel.ts';
import { HubAway } from './hub-channel.ts';

/** Longer than the hub waits for anything itself; a hub that died with the question in hand gives no sign. */
const ANSWER_MS = 5_000;

/** The channel over the agency's six subjects at the broker. */
export class BrokerChannel implements HubChannel {
  constructor(private readonly link: Pick<AgencyLink, 'state' | 'publishIntake' | 'request'>) {}

  get online(): boolean {
    return this.link.state === 'online';
  }

  publishIntake(message: Uint8Array): void {
    if (!this.link.publishIntake(message)) throw new HubAway();
  }

  claim(ask: Uint8Array): Promise<Uint8Array> {
    return this.ask('claim', ask);
  }

  evidence(ask: Uint8Array): Promise<Uint8Array> {
    return this.ask('evidence', ask);
  }

  ledger(ask: Uint8Array): Promise<Uint8Array> {
    return this.ask('ledger', ask);
  }

  private async ask(kind: 'claim' | 'evidence' | 'ledger', ask: Uint8Array): Promise<Uint8Array> {
    const answer = await this.link.request(kind, ask, ANSWER_MS);
    if (answer === undefined) throw new HubAway();
    return answer;
  }
}
