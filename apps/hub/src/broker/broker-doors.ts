import { type Asks, type Claims, type EvidenceFeed, readAsk } from '#disclosure';
import type { Intake } from '#intake';
import type { AgencyAddress, AnswerRequest, IntakeMessage } from '#nats';
import type { Clock, Sealer } from '#ports';
import type { Registry } from '#registry';
import type { NoiseCount } from '../machine/noise-count.ts';
import type { Wire } from './wire.ts';

/** What stands behind the subjects. */
export interface BrokerDoorParts {
  readonly wire: Wire;
  readonly intake: Intake;
  readonly claims: Claims;
  readonly evidence: EvidenceFeed;
  readonly registry: Registry;
  readonly sealer: Sealer;
  readonly clock: Clock;
  readonly noise: NoiseCount;
}

/** Something of a message is not durable yet: it is not done, and comes again. */
export class Unsettled extends Error {
  readonly code = 'UNSETTLED';

  constructor() {
    super('the message is not settled and comes again');
    this.name = 'Unsettled';
  }
}

/** The doors at the broker: takes intake messages, answers claims and questions for evidence. */
export class BrokerDoors {
  readonly #closing = new AbortController();
  #taking: Promise<void> | undefined;

  constructor(private readonly parts: BrokerDoorParts) {}

  /** Opens the doors for these agencies. */
  open(agencies: readonly AgencyAddress[]): void {
    const { wire, claims, evidence } = this.parts;
    if (wire.link === undefined || wire.streams === undefined) return;
    wire.link.serveRequests(
      'claim',
      this.#asked('claim', (ask, reply) => claims.answer(ask, reply)),
    );
    wire.link.serveRequests(
      'evidence',
      this.#asked('evidence', (ask, reply) => evidence.answer(ask, reply)),
    );
    this.#taking = wire.streams.run(agencies, (message) => this.#take(message), this.#closing.signal);
  }

  /** Takes nothing more; returns when the messages in hand are done. */
  async close(): Promise<void> {
    this.#closing.abort();
    await this.#taking;
  }

  async #take({ network, agency, bytes }: IntakeMessage): Promise<void> {
    const { intake, wire, noise } = this.parts;
    const answer = await intake.receiveBatch({ network, agency, authenticated: true }, bytes);
    if (answer.kind === 'unsettled') throw new Unsettled();
    if (answer.kind === 'noise') return noise.heard(answer.reason);
    wire.link?.publishReceipts({ network, agency }, Buffer.from(answer.receipts));
  }

  /** A question that the agency did not sign, or that is not fresh, gets no answer. */
  #asked<Kind extends keyof Asks>(
    kind: Kind,
    answer: (ask: Asks[Kind], reply: Parameters<AnswerRequest>[2]) => Promise<void>,
  ): AnswerRequest {
    return async ({ network, agency }, bytes, reply) => {
      const { registry, sealer, clock, noise } = this.parts;
      const signingKeys = (await registry.agency(network, agency))?.keys.signing ?? [];
      const ask = readAsk(sealer, bytes, { kind, network, agency, signingKeys, at: clock.now() });
      if (ask === undefined) return noise.heard('ASK_NOT_SIGNED');
      await answer(ask, reply);
    };
  }
}
