import { join } from 'node:path';
import type { PublicJwk } from '#ports';
import { readJson } from '../read-json.ts';
import { checkedRecord } from '../record/read-record.ts';
import type { Chain } from '../record/chain.ts';
import type { Progress } from '../tell/progress.ts';
import { compareWithWitness } from './compare-witness.ts';
import { isLedgerArchive } from './ledger-archive.ts';
import type { LedgerArchive } from './ledger-archive.ts';
import { LogTree } from './log-tree.ts';
import { damagedBackup, wholeBackup } from './manifest.ts';
import type { Manifest } from './manifest.ts';
import { signedHead } from './signed-head.ts';

/** A backup that was read through and holds together. */
export interface CheckedBackup {
  readonly folder: string;
  readonly manifest: Manifest;
  readonly chain: Chain;
  readonly tree: LogTree;
  readonly ledger: LedgerArchive;
}

/**
 * Reads a backup through: files unchanged, chain whole, every head in it signed by the hub and the root of exactly these
 * events. Throws a `Failure` otherwise; changes nothing.
 */
export async function checkBackup(
  folder: string,
  hubKeys: readonly PublicJwk[],
  progress: Progress,
): Promise<CheckedBackup> {
  const manifest = await wholeBackup(folder, progress);
  const tree = new LogTree();
  const chain = await checkedRecord(
    join(folder, 'record.jsonl.gz'),
    'BACKUP_DAMAGED',
    (event, { events }) => {
      tree.add(event);
      progress.at('events checked', events, manifest.record.events);
    },
  );
  if (chain.events !== manifest.record.events || chain.last !== manifest.record.position)
    throw damagedBackup(folder, 'it holds another number of events than its manifest says');
  const ledger = await readJson(join(folder, 'ledger.json'), 'the ledger of a backup');
  if (!isLedgerArchive(ledger)) throw damagedBackup(folder, 'ledger.json is not that of a backup');
  checkHeads({ folder, manifest, chain, tree, ledger }, hubKeys);
  return { folder, manifest, chain, tree, ledger };
}

function checkHeads({ folder, manifest, ledger, tree }: CheckedBackup, hubKeys: readonly PublicJwk[]): void {
  const notes = [
    ...ledger.heads.map(({ note }) => note),
    ...(manifest.head === undefined ? [] : [manifest.head]),
  ];
  for (const note of notes) {
    const head = signedHead(note, hubKeys);
    if (head === undefined) {
      throw damagedBackup(
        folder,
        "it holds a head of the ledger that no key in WEGMARKE_HUB_KEY_FILE signed: it is another hub's, or the key file is",
      );
    }
    const says = compareWithWitness(tree, ledger.epochs, head);
    if (says === 'behind')
      throw damagedBackup(folder, `the hub signed ${head.size} entries in it, the record holds ${tree.size}`);
    if (says === 'forked')
      throw damagedBackup(folder, `the first ${head.size} events are not those that the hub signed`);
    if (says === 'unknown')
      throw damagedBackup(folder, `it holds a head of ${head.origin}, a ledger that it does not know`);
  }
}
