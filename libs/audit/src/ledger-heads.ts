import {
  consistencyNodes,
  formatCheckpoint,
  formatNote,
  parseCheckpoint,
  parseNote,
  parseSignature,
  TileMissing,
  verifyConsistency,
} from '#merkle';
import type { Clock, EventStore, LedgerEpoch, LedgerHead, LedgerShelf, NoteSigner } from '#ports';
import type { LedgerAlarms } from './ledger-alarms.ts';
import type { LedgerEpochs } from './ledger-epochs.ts';
import { ShelvedTree } from './shelved-tree.ts';

/** Heads are signed no more often than this, milliseconds. */
const HEAD_EVERY_MS = 1_000;
/** Heads of the last day are all kept, older ones thinned, milliseconds. */
const DAY_MS = 24 * 60 * 60_000;

/** What heads are signed with. */
export interface LedgerHeadsParts {
  readonly shelf: LedgerShelf;
  readonly store: Pick<EventStore, 'head'>;
  readonly epochs: LedgerEpochs;
  readonly signer: NoteSigner;
  readonly clock: Clock;
  readonly alarms: LedgerAlarms;
}

/** Signs heads of the tree: at most one a second over all hubs, and never one that does not follow from the last. */
export class LedgerHeads {
  readonly #tree: ShelvedTree;
  #mended = false;

  constructor(private readonly parts: LedgerHeadsParts) {
    this.#tree = new ShelvedTree(parts.shelf);
  }

  /** The newest head of the current epoch, signed now if the tree has grown and it is time; undefined while there is none. */
  async newest(): Promise<LedgerHead | undefined> {
    const { shelf, epochs, clock } = this.parts;
    const epoch = await epochs.current();
    const [{ size, position }, last] = await Promise.all([shelf.extent(), shelf.head(epoch.origin)]);
    if (last !== undefined && size < last.size) await this.#lookForLoss(position, last);
    // A head of fewer leaves than were kept would look as if more had been lost.
    const grew = size > (last?.size ?? 0) && size >= epoch.kept;
    if (!grew || (last !== undefined && isRecent(last.at, clock.now()))) return last;
    try {
      return (await this.#sign(epoch, size, last)) ?? last;
    } catch (error) {
      if (!(error instanceof TileMissing)) throw error;
      await this.#mend('ledger-tiles-lost', size);
      return last;
    }
  }

  async #sign(
    epoch: LedgerEpoch,
    size: number,
    last: LedgerHead | undefined,
  ): Promise<LedgerHead | undefined> {
    const { shelf, signer, clock } = this.parts;
    const root = await this.#tree.root(size);
    const before = last ?? (await this.#lastOfEpochBefore(epoch));
    if (before !== undefined && !(await this.#follows(before, size, root))) {
      await this.#mend('ledger-inconsistent', size);
      return undefined;
    }
    const text = formatCheckpoint({ origin: epoch.origin, size, root });
    const signature = parseSignature(signer.sign(text, epoch.origin));
    if (signature === undefined) throw new TypeError('the signer made no signature line');
    const note = formatNote({ text, signatures: [signature] });
    const head = { origin: epoch.origin, size, note, at: clock.now() };
    // Another hub may have been first: then its head is the one, and this one never leaves.
    if (!(await shelf.addHead(head, last?.size ?? 0))) return shelf.head(epoch.origin);
    if (last !== undefined && hourOf(last.at) !== hourOf(head.at)) await shelf.thinHeads(dayBefore(head.at));
    return head;
  }

  /** The first head of an epoch must follow from what the epoch before had signed of the leaves that were kept. */
  async #lastOfEpochBefore({ epoch, kept }: LedgerEpoch): Promise<LedgerHead | undefined> {
    const before = (await this.parts.shelf.epochs()).find((one) => one.epoch === epoch - 1);
    return before && this.parts.shelf.head(before.origin, kept);
  }

  async #follows(before: LedgerHead, size2: number, root2: Uint8Array): Promise<boolean> {
    const signed = parseCheckpoint(parseNote(before.note)?.text ?? '');
    if (signed === undefined || signed.size !== before.size) return false;
    const proof = await this.#tree.hashes(consistencyNodes(signed.size, size2));
    return verifyConsistency({ size1: signed.size, size2, proof, root1: signed.root, root2 });
  }

  /** While the cache is being filled again the tree is smaller too; only a log that was read to its end has lost something. */
  async #lookForLoss(position: number, last: LedgerHead): Promise<void> {
    if (position >= (await this.parts.store.head()))
      this.parts.alarms.raise('ledger-shrunk', { count: last.size });
  }

  /** Once in a process the cache is made anew; if that does not help, it is not the cache. */
  async #mend(alarm: 'ledger-tiles-lost' | 'ledger-inconsistent', size: number): Promise<void> {
    this.parts.alarms.raise(alarm, { count: size });
    if (this.#mended) return;
    this.#mended = true;
    await this.parts.shelf.clear();
  }
}

function hourOf(at: string): string {
  return at.slice(0, 'YYYY-MM-DDTHH'.length);
}

function dayBefore(at: string): string {
  return new Date(Date.parse(at) - DAY_MS).toISOString();
}

function isRecent(at: string, now: string): boolean {
  // A clock that was put back must not silence the ledger for as long.
  return Math.abs(Date.parse(now) - Date.parse(at)) < HEAD_EVERY_MS;
}
