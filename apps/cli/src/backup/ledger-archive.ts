import type { LedgerEpoch, LedgerHead, LedgerShelf, LedgerWitness } from '#ports';

/** What of the ledger cannot be made again from the log: `ledger.json` of a backup. */
export interface LedgerArchive {
  readonly epochs: readonly LedgerEpoch[];
  /** In order of ledger and size. */
  readonly heads: readonly LedgerHead[];
  readonly witnesses: readonly LedgerWitness[];
}

const PAGE = 1_000;

/** Reads it from the shelf. */
export async function dumpLedger(shelf: LedgerShelf): Promise<LedgerArchive> {
  const heads: LedgerHead[] = [];
  for (let after = { origin: '', size: -1 }; ;) {
    const page = await shelf.heads(after, PAGE);
    heads.push(...page);
    const last = page.at(-1);
    if (last === undefined) break;
    after = last;
  }
  const epochs = await shelf.epochs();
  const origins = new Set([...epochs, ...heads].map(({ origin }) => origin));
  const witnesses = await Promise.all([...origins].map((origin) => shelf.witnesses(origin)));
  return { epochs, heads, witnesses: witnesses.flat() };
}

/** Puts it on an empty shelf; what is there already stays, so it can be done again after a crash. */
export async function loadLedger(
  shelf: LedgerShelf,
  { epochs, heads, witnesses }: LedgerArchive,
): Promise<void> {
  for (const epoch of epochs) await shelf.beginEpoch(epoch);
  for (const [index, head] of heads.entries()) {
    const before = heads[index - 1];
    await shelf.addHead(head, before?.origin === head.origin ? before.size : 0);
  }
  for (const witness of witnesses) await shelf.witness(witness);
}

/** Whether the content of a `ledger.json` has the form of one. */
export function isLedgerArchive(value: unknown): value is LedgerArchive {
  const { epochs, heads, witnesses } = (value ?? {}) as Partial<Record<keyof LedgerArchive, unknown>>;
  return (
    areEach(epochs, {
      epoch: 'number',
      origin: 'string',
      kept: 'number',
      since: 'number',
      state: 'string',
    }) &&
    areEach(heads, { origin: 'string', size: 'number', note: 'string', at: 'string' }) &&
    areEach(witnesses, { network: 'string', agency: 'string', origin: 'string', seen: 'number' })
  );
}

function areEach(list: unknown, members: Readonly<Record<string, 'string' | 'number'>>): boolean {
  return (
    Array.isArray(list) &&
    list.every((one: unknown) =>
      Object.entries(members).every(
        ([name, type]) => typeof (one as Record<string, unknown> | null)?.[name] === type,
      ),
    )
  );
}
