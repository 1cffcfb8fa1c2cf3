import type { Receipt } from '#catalogue';
import { payloadProblems } from '#catalogue';
import type { Clock } from '#ports';
import type { ReceiptDesk } from '../hub/receipt-desk.ts';
import type { References } from '../journal/references.ts';
import type { Identity } from '../outbox/identity.ts';
import type { OutboxItem } from '../outbox/item.ts';
import type { Outbox } from '../outbox/outbox.ts';
import { DeskProblem } from './problem.ts';
import { refusedByHub } from './refused-by-hub.ts';

/** How long a member of staff waits for the hub's receipt, milliseconds. */
export const RECEIPT_WAIT_MS = 10_000;

/** How soon after a command the same one is a second click and no new try, milliseconds on the adapter's own clock. */
export const SECOND_CLICK_MS = 3_000;

/** A command of a member of staff about one of the agency's own files. */
export interface DeskCommand {
  readonly type: string;
  readonly reference: string;
  /** What stands in the place of the file's handle; absent: the handle of the reference. */
  readonly handle?: string;
  /** The same keys are the same command, however often it is asked. */
  readonly key: readonly string[];
  readonly data: Readonly<Record<string, unknown>>;
}

/** What the command desk works with. */
export interface CommandParts {
  readonly outbox: Pick<Outbox, 'offer' | 'idOf' | 'find'>;
  readonly references: Pick<References, 'know'>;
  readonly identity: Pick<Identity, 'handle'>;
  readonly receipts: Pick<ReceiptDesk, 'next'>;
  readonly clock: Clock;
  /** There is something to send. */
  readonly ring: () => void;
  /** Tests wait shorter. */
  readonly waitMs?: number;
}

/** Puts commands into the durable outbox and waits for the hub's receipt; who does not wait for it finds it in the outbox. */
export class CommandDesk {
  constructor(private readonly parts: CommandParts) {}

  /** The id under which a command of these keys reaches the hub. */
  idOf(key: DeskCommand['key']): string {
    return this.parts.outbox.idOf(key);
  }

  /** Whether a command of these keys was ever taken in. */
  knows(key: DeskCommand['key']): boolean {
    return this.parts.outbox.find(this.idOf(key)) !== undefined;
  }

  /**
   * The keys under which a command may still be recorded: what the hub refused for good may be right by now, and a new try is a
   * new command. What is under way or recorded stays the same one, and so does what was asked a moment ago.
   */
  nextTry(key: DeskCommand['key'], earlier = 0): DeskCommand['key'] {
    const tried = earlier === 0 ? key : [...key, `try-${earlier + 1}`];
    const known = this.parts.outbox.find(this.idOf(tried));
    if (known?.state !== 'refused') return tried;
    const sinceMs = Date.parse(this.parts.clock.now()) - Date.parse(known.offeredAt);
    return sinceMs < SECOND_CLICK_MS ? tried : this.nextTry(key, earlier + 1);
  }

  /** Checks the command and takes it in: from here on it reaches the hub whatever happens. Its id. */
  take(command: DeskCommand): string {
    const { outbox, references, identity, clock, ring } = this.parts;
    refuseFaults(command);
    const { type, reference, key, data } = command;
    const handle = command.handle ?? identity.handle(reference);
    const at = clock.now();
    if (command.handle === undefined) references.know(reference, handle, at);
    outbox.offer({ kind: 'command', type, reference, key, data, handle, happenedAt: at });
    ring();
    return outbox.idOf(key);
  }

  /**
   * Takes the command in and waits until it is recorded; undefined when it was not in time, or was held: it stays in the
   * outbox and is asked again. Throws `COMMAND_REFUSED`.
   */
  async ask(command: DeskCommand): Promise<Receipt | undefined> {
    const { outbox, receipts, waitMs } = this.parts;
    // Before the command can leave, or a quick receipt would be missed.
    const coming = receipts.next(outbox.idOf(command.key), waitMs ?? RECEIPT_WAIT_MS);
    const known = outbox.find(this.take(command));
    const receipt = (known && receiptOf(known)) ?? (await coming);
    if (receipt?.outcome === 'refused') throw refusedByHub(receipt.code);
    return receipt?.outcome === 'accepted' ? receipt : undefined;
  }
}

function refuseFaults({ type, data }: DeskCommand): void {
  const [fault] = payloadProblems(type, data);
  if (fault === undefined) return;
  const code = fault.code === 'FIELD_UNKNOWN' ? 'FIELD_UNKNOWN' : 'FIELD_INVALID';
  throw new DeskProblem(code, fault.fix, { pointer: fault.pointer });
}

function receiptOf({ id, state, code, position, settledAt }: OutboxItem): Receipt | undefined {
  if (settledAt === undefined || (state !== 'recorded' && state !== 'refused')) return undefined;
  return {
    id,
    outcome: state === 'recorded' ? 'accepted' : 'refused',
    ...(code !== undefined && { code }),
    ...(position !== undefined && { position }),
    at: settledAt,
  };
}
