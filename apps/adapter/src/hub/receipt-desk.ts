import type { Receipt, ReceiptBatch } from '#catalogue';
import type { PublicJwk, Sealer } from '#ports';
import type { Journal } from '../journal/journal.ts';
import { HubAnswerInvalid, toText } from './hub-channel.ts';

/** What the receipt desk works with. */
export interface ReceiptParts {
  readonly network: string;
  readonly agency: string;
  readonly sealer: Pick<Sealer, 'verify'>;
  readonly hubKeys: readonly PublicJwk[];
  readonly outbox: { settle(receipt: Receipt): boolean };
  readonly journal: Pick<Journal, 'transaction'>;
  /** Told after a batch was noted durably. */
  readonly settled: (receipts: readonly Receipt[]) => void;
}

/** Takes the hub's signed receipts; whoever waits for one is told after it was noted durably. */
export class ReceiptDesk {
  private readonly waiting = new Map<string, Set<(receipt: Receipt) => void>>();

  constructor(private readonly parts: ReceiptParts) {}

  /** Notes one message of receipts; throws {@link HubAnswerInvalid} when the hub did not sign it for this agency. */
  take(message: Uint8Array): void {
    const { network, agency, sealer, hubKeys, outbox, journal, settled } = this.parts;
    const batch = sealer.verify(toText(message), hubKeys) as ReceiptBatch | undefined;
    if (batch?.network !== network || batch.agency !== agency || !Array.isArray(batch.receipts)) {
      throw new HubAnswerInvalid('receipt');
    }
    const own = journal.transaction(() => batch.receipts.filter((receipt) => outbox.settle(receipt)));
    for (const receipt of own) this.tell(receipt);
    settled(own);
  }

  /** The next receipt for this id, or undefined when none comes in time. Ask before the message can leave. */
  next(id: string, timeoutMs: number): Promise<Receipt | undefined> {
    return new Promise((resolve) => {
      const done = (receipt?: Receipt): void => {
        clearTimeout(timer);
        this.forget(id, done);
        resolve(receipt);
      };
      const timer = setTimeout(done, timeoutMs);
      this.waiting.set(id, (this.waiting.get(id) ?? new Set()).add(done));
    });
  }

  private tell(receipt: Receipt): void {
    for (const done of this.waiting.get(receipt.id) ?? []) done(receipt);
  }

  private forget(id: string, done: (receipt: Receipt) => void): void {
    const rest = this.waiting.get(id);
    rest?.delete(done);
    if (rest?.size === 0) this.waiting.delete(id);
  }
}
