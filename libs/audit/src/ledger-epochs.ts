import type { LedgerRestart } from '#catalogue';
import type { Clock, LedgerEpoch, LedgerShelf, Position } from '#ports';

/** The lives of the ledger: a new one begins when the record came back from a backup older than what witnesses saw. */
export class LedgerEpochs {
  constructor(
    private readonly shelf: Pick<LedgerShelf, 'epochs' | 'beginEpoch' | 'openEpoch'>,
    /** Origin of the first epoch; the later ones are called after it. */
    private readonly origin: string,
    private readonly clock: Clock,
  ) {}

  /** The epoch that goes on; the first one begins here. */
  async current(): Promise<LedgerEpoch> {
    const last = (await this.shelf.epochs()).at(-1);
    if (last !== undefined) return last;
    const at = this.clock.now();
    await this.shelf.beginEpoch({ epoch: 1, origin: this.origin, kept: 0, since: 0, at, state: 'open' });
    return this.current();
  }

  /**
   * Begins a new epoch, `refilling`, on a record that was restored: its first `kept` leaves, up to log position `since`, are
   * those of the ledger before.
   */
  async restart({ kept, since, at }: { kept: number; since: Position; at: string }): Promise<LedgerEpoch> {
    const before = await this.current();
    const [first = before] = await this.shelf.epochs();
    const epoch = before.epoch + 1;
    const next = { epoch, origin: `${first.origin}/${epoch}`, kept, since, at, state: 'refilling' } as const;
    await this.shelf.beginEpoch(next);
    return this.current();
  }

  /** Everything has been sent again, as far as it could be: the current epoch may disclose again. */
  async open(): Promise<void> {
    await this.shelf.openEpoch((await this.current()).epoch);
  }

  /** What a witness of an earlier epoch is told; undefined for the current one and for what was never one. */
  async restartSince(origin: string): Promise<LedgerRestart | undefined> {
    const epochs = await this.shelf.epochs();
    const later = epochs.slice(epochs.findIndex((epoch) => epoch.origin === origin) + 1);
    const last = later.at(-1);
    if (last === undefined || later.length === epochs.length) return undefined;
    return {
      origin: last.origin,
      before: origin,
      // After several restarts only what all of them kept is still the same.
      kept: Math.min(...later.map(({ kept }) => kept)),
      since: Math.min(...later.map(({ since }) => since)),
      at: last.at,
    };
  }
}
