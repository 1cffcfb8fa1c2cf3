import type { LedgerAsk } from '#catalogue';
import { MAX_BATCH } from '#catalogue';
import type { Journal } from '../journal/journal.ts';
import type { AskParts } from './ledger-ask.ts';
import { askLedger } from './ledger-ask.ts';
import type { Held, JudgeParts } from './ledger-judge.ts';
import { LedgerJudge } from './ledger-judge.ts';

/** How often the ledger is looked at when there is nothing to ask, milliseconds. */
const IDLE_ASK_MS = 60_000;

/** The most questions in one run; a hub that shows proofs slowly must not keep everything else waiting. */
const MAX_ASKS = 50;

/** What a witness works with. */
export interface WitnessParts extends AskParts, JudgeParts {
  readonly journal: Pick<Journal, 'transaction'>;
  /** Whether the hub tells nothing else at present: it may have been restored. */
  readonly isHubSilent: () => boolean;
}

/** Holds the hub to its word, that every accepted event is in a ledger that only grows: asks for what is not proven yet, and tells what it has seen. */
export class Witness {
  private lastAsk = -Infinity;
  /** The last questions brought something, so that the own line under it is worth a question of its own. */
  private hasNews = false;
  private toldLine: string | undefined;
  private askedTo = 0;
  private toldRefill: string | undefined;

  private readonly judge: LedgerJudge;

  constructor(private readonly parts: WitnessParts) {
    this.judge = new LedgerJudge(parts);
  }

  /** Asks when there is something to ask, and judges what is overdue in any case. */
  async run(): Promise<void> {
    try {
      if (this.isDue) await this.ask();
    } finally {
      this.judge.judgeOverdue();
    }
    this.judge.cosignNewest();
  }

  private get isDue(): boolean {
    const { proofs, restarts } = this.parts.books;
    const isCompared = restarts.last()?.prefix !== 'unchecked';
    const isTold = JSON.stringify(this.refilled()) === this.toldRefill;
    const isUntold = this.hasNews && this.heldCosignature() !== this.toldLine;
    return (
      this.isIdle ||
      this.parts.isHubSilent() ||
      isUntold ||
      this.judge.isHeadless ||
      proofs.isWaiting ||
      !isCompared ||
      !isTold
    );
  }

  private get isIdle(): boolean {
    return Date.parse(this.parts.clock.now()) - this.lastAsk >= IDLE_ASK_MS;
  }

  private async ask(): Promise<void> {
    let isNews = this.isIdle;
    for (let asks = 0; asks < MAX_ASKS; asks += 1) {
      const held = this.judge.held();
      const question = this.question(held);
      const reply = await askLedger(this.parts, question);
      this.toldRefill = JSON.stringify(question.refilled);
      this.toldLine = question.cosigned;
      const goOn = this.parts.journal.transaction(() => this.judge.take(reply, held));
      isNews ||= reply.proofs.length > 0;
      if (!goOn) break;
    }
    this.lastAsk = Date.parse(this.parts.clock.now());
    // Else the line goes with the next question: telling must not keep itself going.
    this.hasNews = isNews;
  }

  /** What the hub is to know of the refill; nothing while it is under way. */
  private refilled(): LedgerAsk['refilled'] {
    const { restarts, refill } = this.parts.books;
    const restart = restarts.last();
    if (restart === undefined || restart.prefix === 'unchecked' || !refill.isAnswered) return undefined;
    return { origin: restart.origin, missing: refill.counts().missing };
  }

  private heldCosignature(): string | undefined {
    const { origin, head } = this.judge.held();
    return head?.origin === origin ? head.cosignature : undefined;
  }

  private question({ origin, head }: Held): LedgerAsk {
    const { network, agency, clock } = this.parts;
    const prove = this.nextUnproven();
    const cosigned = this.heldCosignature();
    const refilled = this.refilled();
    return {
      kind: 'ledger',
      network,
      agency,
      origin,
      size: head?.size ?? 0,
      ...(head !== undefined && { head: head.note }),
      prove: prove.map(({ id, position }) => ({ id, position })),
      ...(cosigned !== undefined && { cosigned }),
      ...(refilled !== undefined && { refilled }),
      at: clock.now(),
    };
  }

  /** One page after the other, then from the beginning: what is never proven must not keep the rest from being asked for. */
  private nextUnproven() {
    const { proofs } = this.parts.books;
    const page = proofs.unproven(this.askedTo, MAX_BATCH);
    const prove = page.length > 0 || this.askedTo === 0 ? page : proofs.unproven(0, MAX_BATCH);
    this.askedTo = prove.length < MAX_BATCH ? 0 : (prove.at(-1)?.seq ?? 0);
    return prove;
  }
}
