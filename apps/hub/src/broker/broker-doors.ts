import { type Asks, type Claims, type EvidenceFeed, readAsk } from '#disclosure';
import { type LedgerDoor, readLedgerAsk } from '#audit';
import type { Intake } from '#intake';
import type { AgencyAddress, AnswerRequest, IntakeMessage } from '#nats';
import type { Clock, Sealer, Singletons } from '#ports';
import type { Registry } from '#registry';
import { signingKeysAt } from '#registry';
import type { ServingState } from '../life/serving-state.ts';
import type { NoiseCount } from '../machine/noise-count.ts';
import type { Meters } from '../metrics/meters.ts';
import type { AdapterTraffic } from '../operations/adapter-traffic.ts';
import type { Wire } from './wire.ts';

/** What stands behind the subjects. */
export interface BrokerDoorParts {
  readonly wire: Wire;
  readonly singletons: Singletons;
  readonly intake: Intake;
  readonly claims: Claims;
  readonly evidence: EvidenceFeed;
  readonly ledger: LedgerDoor;
  readonly serving: ServingState;
  readonly registry: Registry;
  readonly sealer: Sealer;
  readonly clock: Clock;
  readonly noise: NoiseCount;
  readonly meters: Pick<Meters, 'receipted'>;
  readonly traffic: AdapterTraffic;
}

/** Something of a message is not durable yet: it is not done, and comes again. */
export class Unsettled extends Error {
  readonly code = 'UNSETTLED';

  constructor() {
    super('the message is not settled and comes again');
    this.name = 'Unsettled';
  }
}

/** The doors at the broker: takes intake messages, answers claims and questions for evidence and for the ledger. */
export class BrokerDoors {
  readonly #closing = new AbortController();
  #taking: Promise<void> | undefined;

  constructor(private readonly parts: BrokerDoorParts) {}

  /** Opens the doors for these agencies. */
  open(agencies: readonly AgencyAddress[]): void {
    const { wire, claims, evidence } = this.parts;
    const { link, streams } = wire;
    if (link === undefined || streams === undefined) return;
    link.serveRequests(
      'claim',
      this.#asked('claim', (ask, reply) => claims.answer(ask, reply)),
    );
    link.serveRequests(
      'evidence',
      this.#asked('evidence', (ask, reply) => evidence.answer(ask, reply)),
    );
    link.serveRequests('ledger', this.#askedOfLedger());
    // Any process may answer a question; messages are taken by one process, so that each agency's stay in order.
    const take = (signal: AbortSignal) => streams.run(agencies, (message) => this.#take(message), signal);
    this.#taking = this.parts.singletons.lead('intake', take, this.#closing.signal);
  }

  /** Takes nothing more; returns when the messages in hand are done. */
  async close(): Promise<void> {
    this.#closing.abort();
    await this.#taking;
  }

  async #take({ network, agency, bytes }: IntakeMessage): Promise<void> {
    const { intake, wire, noise, meters, traffic, clock } = this.parts;
    const answer = await intake.receiveBatch({ network, agency, authenticated: true }, bytes);
    if (answer.kind === 'unsettled') throw new Unsettled();
    if (answer.kind === 'noise') return noise.heard(answer.reason);
    for (const { outcome } of answer.outcomes) meters.receipted(outcome);
    traffic.receipted(network, agency, answer.outcomes, clock.now());
    wire.link?.publishReceipts({ network, agency }, Buffer.from(answer.receipts));
  }

  /** A question that the agency did not sign, or that is not fresh, gets no answer. */
  #asked<Kind extends keyof Asks>(
    kind: Kind,
    answer: (ask: Asks[Kind], reply: Parameters<AnswerRequest>[2]) => Promise<void>,
  ): AnswerRequest {
    return async ({ network, agency }, bytes, reply) => {
      const { registry, sealer, clock, noise, serving, traffic } = this.parts;
      const at = clock.now();
      const signingKeys = signingKeysAt(await registry.agency(network, agency), at);
      const ask = readAsk(sealer, bytes, { kind, network, agency, signingKeys, at });
      if (ask === undefined) return noise.heard('ASK_NOT_SIGNED');
      traffic.asked(network, agency, kind, at, ask.kind === 'claim' ? ask.after : undefined);
      if (!serving.isDisclosing) return noise.heard('RECORD_BEHIND');
      await answer(ask, reply);
    };
  }

  /** What the ledger shows is shown always: it is how adapters learn that the record is incomplete. */
  #askedOfLedger(): AnswerRequest {
    return async ({ network, agency }, bytes, reply) => {
      const { registry, sealer, clock, noise, ledger, serving, traffic } = this.parts;
      const at = clock.now();
      const signingKeys = signingKeysAt(await registry.agency(network, agency), at);
      const ask = readLedgerAsk(sealer, bytes, { network, agency, signingKeys, at });
      if (ask === undefined) return noise.heard('ASK_NOT_SIGNED');
      traffic.asked(network, agency, 'ledger', at);
      await ledger.answer(ask, reply);
      // What the agency holds may have shown that the record is behind: that must not wait for the clock.
      if (ask.size > 0) await serving.refresh();
    };
  }
}
