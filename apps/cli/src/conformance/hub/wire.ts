import type { Envelope, SignedEnvelope } from '#catalogue';

/** One intake message as it came over the broker. */
export interface MessageSeen {
  /** Milliseconds since the epoch. */
  readonly at: number;
  /** Whether it was a JWE to the hub's key; one that was not is read all the same, so that one fault shows once. */
  readonly isSealed: boolean;
  readonly batch: readonly SignedEnvelope[];
}

/** One envelope of a message, in the order of arrival. */
export interface Arrival extends SignedEnvelope {
  readonly at: number;
  readonly handle: string;
}

/** One question of the agency. */
export interface AskSeen {
  readonly at: number;
  readonly kind: 'claim' | 'evidence' | 'ledger';
  readonly isSigned: boolean;
  readonly ask: Readonly<Record<string, unknown>>;
}

/** Everything that the adapter under test sent, as it was. */
export class Wire {
  readonly messages: MessageSeen[] = [];
  readonly arrivals: Arrival[] = [];
  readonly asks: AskSeen[] = [];
  /** Messages and questions of which nothing could be read. */
  unreadable = 0;

  take(message: MessageSeen): readonly Arrival[] {
    this.messages.push(message);
    const arrived = message.batch.map((signed) => ({
      ...signed,
      at: message.at,
      handle: handleIn(signed.envelope),
    }));
    this.arrivals.push(...arrived);
    return arrived;
  }

  /** What arrived for a case, of one type where one is named. */
  of(handle: string, type?: string): readonly Arrival[] {
    return this.arrivals.filter(
      (one) => one.handle === handle && (type === undefined || one.envelope.type === type),
    );
  }
}

/** The last part of an envelope's source; whatever else is wrong with it. */
function handleIn({ source }: Pick<Envelope, 'source'>): string {
  return source.split('/').at(-1) ?? '';
}
