import { publicKeysOf } from '#jose';
import type { LedgerShelf, StoredEvent } from '#ports';
import { compareWithWitness } from '../backup/compare-witness.ts';
import { LogTree } from '../backup/log-tree.ts';
import type { WitnessNote } from '../backup/witness-notes.ts';
import { witnessNotes } from '../backup/witness-notes.ts';
import type { Bench } from '../command.ts';
import { wrongUsage } from '../failure.ts';
import type { Finding, FindingCode } from './finding.ts';

const codes: Readonly<Record<ReturnType<typeof compareWithWitness>, FindingCode | undefined>> = {
  covers: undefined,
  settled: undefined,
  behind: 'WITNESS_AHEAD',
  forked: 'WITNESS_FORKED',
  unknown: 'WITNESS_LEDGER_UNKNOWN',
};

/** Those who can say from outside what the record held: agencies of which the database knows, and notes out of their own hands. */
export class Witnesses {
  readonly #tree = new LogTree();

  private constructor(
    private readonly shelf: LedgerShelf,
    private readonly known: number,
    private readonly notes: readonly WitnessNote[],
  ) {}

  /** Reads the notes that were given; throws a `Failure` for one that the hub did not sign. */
  static async of({ hub, line }: Bench): Promise<Witnesses> {
    const files = line.values('witness');
    const shelf = await hub.ledger();
    const said = await Promise.all((await shelf.epochs()).map(({ origin }) => shelf.witnesses(origin)));
    const known = new Set(
      said
        .flat()
        .filter(({ cosigned }) => cosigned !== undefined)
        .map(({ network, agency }) => `${network}/${agency}`),
    );
    if (files.length === 0) return new Witnesses(shelf, known.size, []);
    if (!hub.has('keyFile')) {
      throw wrongUsage('CONFIG_INVALID', '--witness needs WEGMARKE_HUB_KEY_FILE, which is not set', [
        "set it as the hub has it: a note counts only under the hub's signature",
      ]);
    }
    const notes = await witnessNotes(files, publicKeysOf(await hub.keys()).signing);
    return new Witnesses(shelf, known.size, notes);
  }

  /** With how many the record is compared. */
  get count(): number {
    return this.known + this.notes.length;
  }

  /** Takes the next event of the log; without notes nothing is kept of it. */
  take(event: StoredEvent): void {
    if (this.notes.length > 0) this.#tree.add(event);
  }

  /** What speaks against the record, after its last event. */
  async findings(): Promise<readonly Finding[]> {
    const epochs = await this.shelf.epochs();
    return this.notes.flatMap(({ file, head }) => {
      const code = codes[compareWithWitness(this.#tree, epochs, head)];
      return code === undefined ? [] : [{ code, place: `${file}: ${head.origin} at ${head.size}` }];
    });
  }

  /** Who was compared with, in words. */
  line(areKeysKnown: boolean): string {
    if (this.count === 0) return 'there is no witness to compare with';
    const notes = this.notes.length > 0 ? `, ${this.notes.length} notes compared` : '';
    if (this.known === 0) return `of witnesses: none in the database${notes}`;
    return areKeysKnown
      ? `of ${this.known} witnesses: checked${notes}`
      : `of ${this.known} witnesses: not checked, the keys of the hub are not set${notes}`;
  }
}
