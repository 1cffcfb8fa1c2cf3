import type { Failure } from '../failure.ts';
import { refused } from '../failure.ts';
import { counted } from '../tell/progress.ts';
import type { CheckedBackup } from './check-backup.ts';
import type { WitnessNote } from './witness-notes.ts';

const NOTHING_WRITTEN = 'nothing was written into the database; the backup is as it was';

/** The backup holds less than somebody has seen, and nobody said that this is accepted. */
export function behindWitness(
  { folder, tree, chain }: CheckedBackup,
  behind: readonly WitnessNote[],
): Failure {
  const most = Math.max(...behind.map(({ head }) => head.size));
  const who = behind.map(
    ({ file, head }) => `${file} saw ${counted(head.size)} entries (${head.size - tree.size} more)`,
  );
  return refused(
    'RECORD_BEHIND_WITNESS',
    {
      happened: `the backup holds ${counted(tree.size)} entries of the ledger, up to position ${chain.last}, but ${who.join('; ')}: it is older than what agencies have seen, and a withdrawal may be among what is missing`,
      safe: NOTHING_WRITTEN,
      next: [
        `look for a backup made later than ${folder}: any with at least ${counted(most)} entries closes the gap`,
        'if there is none: type the same command with --accept-gap. The ledger then begins anew, the hub discloses nothing, and the agencies send again what is missing',
        `after that start the hub and type: npx wegmarke replay --since ${tree.size}`,
      ],
    },
    {
      entries: tree.size,
      position: chain.last,
      witnesses: behind.map(({ file, head }) => ({
        file,
        origin: head.origin,
        size: head.size,
        lacking: head.size - tree.size,
      })),
    },
  );
}

/** The backup holds other entries than somebody has seen. */
export function forkedFromWitness({ folder, tree }: CheckedBackup, { file, head }: WitnessNote): Failure {
  return refused(
    'LEDGER_FORKED',
    {
      happened: `the first ${counted(head.size)} entries of the backup in ${folder} are not those of the head in ${file}, although the hub signed both: one of them was made from a changed record`,
      safe: NOTHING_WRITTEN,
      next: [
        'keep the backup, the file and the old database exactly as they are: together they are the proof',
        'check other backups in the same way, with the same --witness files; restore only one that agrees with all of them',
        'tell the data protection officer: the record of a public agency was changed',
      ],
    },
    { entries: tree.size, file, size: head.size },
  );
}

/** Somebody saw a ledger that was begun after the backup was made. */
export function ledgerUnknown({ folder, ledger }: CheckedBackup, { file, head }: WitnessNote): Failure {
  const known = ledger.epochs.map(({ origin }) => origin).join(', ') || 'none';
  return refused(
    'LEDGER_ORIGIN_UNKNOWN',
    {
      happened: `the head in ${file} is of the ledger ${head.origin}; the backup in ${folder} knows only: ${known}. It was made before that ledger began, or is another hub's`,
      safe: NOTHING_WRITTEN,
      next: [
        'take a backup that was made after the ledger began anew',
        'or name another --witness file if this one is of another hub',
      ],
    },
    { file, origin: head.origin },
  );
}

/** Keys of the backup are wrapped under what no longer exists. */
export function generationGone(folder: string, gone: readonly string[]): Failure {
  return refused(
    'KEY_GENERATION_GONE',
    {
      happened: `keys in the backup in ${folder} are wrapped under generation ${gone.join(', ')} of the key-encryption key, which WEGMARKE_HUB_KEK_FILE does not hold: it was dropped by a later rotation, or the file is another hub's`,
      safe: NOTHING_WRITTEN,
      next: [
        'take a backup made after the last vault rotate',
        'or let WEGMARKE_HUB_KEK_FILE name a key ring that still holds this generation; what was erased meanwhile is erased again by the list of erasures',
      ],
    },
    { generations: gone },
  );
}

/** The list of erasures lacks some whose keys were destroyed already when the backup was made. */
export function tombstonesTooFew(
  folder: string,
  { listed, erased, lacking }: Readonly<Record<'listed' | 'erased' | 'lacking', number>>,
): Failure {
  return refused(
    'TOMBSTONES_TOO_FEW',
    {
      happened: `when the backup in ${folder} was made ${counted(erased)} erasures had destroyed their keys; the list of erasures holds ${counted(listed)}, and ${counted(lacking)} of those are not among them: it is an older copy, or another hub's, and what was erased later would come back`,
      safe: NOTHING_WRITTEN,
      next: [
        'take the newest copy of the list of erasures and name it with --tombstones <file>',
        '--tombstones none is right only if nothing was ever erased on this hub',
      ],
    },
    { listed, erased, lacking },
  );
}

/** Nobody can tell what was erased after the backup was made. */
export function tombstonesMissing(file: string): Failure {
  return refused('TOMBSTONES_MISSING', {
    happened: `the list of erasures ${file} is not there: what was erased after the backup was made would come back`,
    safe: NOTHING_WRITTEN,
    next: [
      'copy the list from the old machine, or from where its copies are kept, and name it with --tombstones <file>',
      'only if nothing was ever erased on this hub: --tombstones none',
    ],
  });
}
