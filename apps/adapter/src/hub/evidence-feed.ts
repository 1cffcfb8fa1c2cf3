import type { CaseEvidence, EvidenceAsk, EvidenceReply } from '#catalogue';
import type { Clock, PublicJwk, Sealer } from '#ports';
import type { EvidenceBook } from './evidence-book.ts';
import type { HubChannel } from './hub-channel.ts';
import { HubAnswerInvalid, toBytes, toText } from './hub-channel.ts';

/** What the evidence feed works with. */
export interface FeedParts {
  readonly network: string;
  readonly agency: string;
  readonly channel: Pick<HubChannel, 'evidence'>;
  readonly sealer: Pick<Sealer, 'sign' | 'open' | 'verify'>;
  readonly hubKeys: readonly PublicJwk[];
  readonly clock: Clock;
  readonly book: EvidenceBook;
  /** The most cases to ask for at once. */
  readonly max: number;
  /** Told what is called back, with each answer. */
  readonly recalled: (reply: Pick<EvidenceReply, 'recalls' | 'at'>) => void;
  /** Told after each answer: the cases whose evidence says something new, and the agreement's hash. */
  readonly changed: (cases: readonly CaseEvidence[], agreementHash: string) => void;
}

/** Follows the hub's signed evidence: what this agency's own gate must know of its cases. */
export class EvidenceFeed {
  constructor(private readonly parts: FeedParts) {}

  /** Asks until the hub has nothing more. */
  async run(): Promise<void> {
    for (let more = true; more;) more = await this.askOnce();
  }

  private async askOnce(): Promise<boolean> {
    const { network, agency, channel, sealer, clock, book, max, recalled, changed } = this.parts;
    const { after } = book.state();
    const ask: EvidenceAsk = { kind: 'evidence', network, agency, after, max, at: clock.now() };
    const reply = this.openReply(await channel.evidence(toBytes(sealer.sign(ask))), after);
    // Meanwhile the hub may have begun to tell everything again.
    if (book.state().after !== after) return true;
    changed(book.take(reply), reply.agreementHash);
    recalled({ at: reply.at, recalls: reply.recalls });
    return reply.more;
  }

  private openReply(bytes: Uint8Array, after: number): EvidenceReply {
    const { sealer, hubKeys } = this.parts;
    const plain = sealer.open(toText(bytes));
    const reply = plain && (sealer.verify(toText(plain), hubKeys) as EvidenceReply | undefined);
    if (reply === undefined || !Array.isArray(reply.cases) || !Number.isSafeInteger(reply.next)) {
      throw new HubAnswerInvalid('evidence');
    }
    // An answer that says "more" without going on would be asked for ever.
    if (reply.next < after || (reply.more && reply.next === after)) throw new HubAnswerInvalid('evidence');
    // A hub of an earlier version tells none.
    return { ...reply, recalls: Array.isArray(reply.recalls) ? reply.recalls : [] };
  }
}
