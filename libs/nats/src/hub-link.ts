import type { ReplyChannel } from '#ports';
import type { Msg } from '@nats-io/transport-node';
import type { Broker } from './broker.ts';
import { addressOf, type AgencyAddress, type RequestKind, subjectOf } from './subjects.ts';

/** Answers one question of an agency; what it throws is reported, and the agency gets no answer. */
export type AnswerRequest = (from: AgencyAddress, bytes: Uint8Array, reply: ReplyChannel) => Promise<void>;

/** The connection in which a question came is gone, and with it the way to the one who asked. Nothing was sent. */
export class AskerGone extends Error {
  constructor() {
    super('the connection in which the question came is gone');
    this.name = 'AskerGone';
  }
}

/** One process of the hub answers each question, however many listen. */
const QUEUE = 'hub';

/** The hub's side of the subjects but the intake, which is {@link IntakeStreams}. */
export class HubLink {
  readonly #broker: Broker;
  readonly #report: (trouble: Error) => void;

  constructor(broker: Broker, report: (trouble: Error) => void) {
    this.#broker = broker;
    this.#report = report;
  }

  /** Sends signed receipts; false when offline. A lost receipt is asked for by sending the event again. */
  publishReceipts(to: AgencyAddress, bytes: Uint8Array): boolean {
    return this.#broker.publish(subjectOf('receipts', to), bytes);
  }

  /** Rings: an empty message; false when offline. */
  ringBell(to: AgencyAddress): boolean {
    return this.#broker.publish(subjectOf('bell', to));
  }

  /** Is told of each bell, whichever process of the hub rang it. */
  onBell(hear: (at: AgencyAddress) => void): void {
    this.#broker.attach((connection) => {
      connection.subscribe('bell.*.*', {
        callback: (error, { subject }) => {
          if (error) return this.#report(error);
          const at = addressOf(subject);
          if (at) hear(at);
        },
      });
    });
  }

  /** Answers the questions of all agencies on one subject, as they come and side by side. */
  serveRequests(kind: RequestKind, answer: AnswerRequest): void {
    this.#broker.attach((connection) => {
      connection.subscribe(`${kind}.*.*`, {
        queue: QUEUE,
        callback: (error, message) => {
          if (error) this.#report(error);
          else void this.#take(message, answer);
        },
      });
    });
  }

  async #take(message: Msg, answer: AnswerRequest): Promise<void> {
    const from = addressOf(message.subject);
    if (!from || !message.reply) return;
    const epoch = this.#broker.epoch;
    try {
      await answer(from, message.data, {
        send: (bytes) => this.#send(epoch, () => message.respond(bytes)),
      });
    } catch (error) {
      this.#report(error instanceof Error ? error : new Error(String(error)));
    }
  }

  #send(epoch: number, respond: () => boolean): void {
    // The client would keep the bytes until it is back and send them long after their time limit.
    if (this.#broker.state !== 'online' || this.#broker.epoch !== epoch) throw new AskerGone();
    respond();
  }
}
