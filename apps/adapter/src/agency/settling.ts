import type { Receipt } from '#catalogue';
import type { Clock } from '#ports';
import type { IntakePump } from '../hub/intake-pump.ts';
import { KeyNotUsable } from '../keys/re-signing.ts';
import type { AdapterLog } from './adapter-log.ts';
import { Trouble } from './adapter-log.ts';
import type { Memory } from './memory.ts';

/** What receipts are settled with. */
export interface SettlingParts {
  readonly memory: Pick<Memory, 'outbox' | 'reSigning' | 'ledger'>;
  readonly pump: Pick<IntakePump, 'answered'>;
  readonly clock: Clock;
  readonly log: AdapterLog;
  /** Told when something is to be sent again, as it is signed anew. */
  readonly signedAgain: () => void;
}

/** What a receipt ends: an item on its way, a line that a restored hub lacked, or a signature that the hub no longer takes. */
export class Settling {
  private readonly keyTrouble: Trouble;

  constructor(private readonly parts: SettlingParts) {
    this.keyTrouble = new Trouble(parts.log, 'key-not-usable');
  }

  /** Whether the hub said of something under way that this agency's key is not usable, and has taken nothing since. */
  get isKeyRefused(): boolean {
    return this.keyTrouble.isPresent;
  }

  /** Takes one receipt; whether it settled anything. */
  settle(receipt: Receipt): boolean {
    const { memory, pump, clock } = this.parts;
    memory.outbox.answered(receipt.id);
    pump.answered(receipt.id);
    if (receipt.outcome === 'accepted') this.keyTrouble.isOver();
    const answer = memory.reSigning.take(receipt);
    if (answer !== 'not-about-keys') return this.keyAnswered(answer);
    return memory.ledger.refill.settle(receipt, clock.now()) || memory.outbox.settle(receipt);
  }

  /** Whatever it is about is under way still, under this signature or the next. */
  private keyAnswered(answer: 'signed-again' | 'no-other-key'): false {
    if (answer === 'no-other-key') this.keyTrouble.is(new KeyNotUsable());
    else {
      this.keyTrouble.isOver();
      this.parts.signedAgain();
    }
    return false;
  }
}
