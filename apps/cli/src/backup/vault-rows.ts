import { generationOf } from '#ports';
import type { KeyShelfRow } from '#postgres';
import { readLines } from '../record/record-file.ts';
import { damagedBackup } from './manifest.ts';

const KINDS: ReadonlySet<unknown> = new Set<KeyShelfRow['row']>(['owner', 'key', 'destroyed', 'fence']);

/** The generation of the key-encryption key that a row needs to be opened; a content key needs only its owner's row. */
export function generationIn(row: KeyShelfRow): string | undefined {
  return row.row === 'owner' ? String(generationOf(row.wrapped)) : undefined;
}

/** The rows of a `vault.jsonl.gz`; throws a `Failure` at the first line that is none. */
export async function* vaultRowsIn(folder: string, path: string): AsyncGenerator<KeyShelfRow> {
  for await (const { value, line } of readLines(path)) {
    if (!KINDS.has((value as Partial<KeyShelfRow> | undefined)?.row))
      throw damagedBackup(folder, `line ${line} of the keys is none of a backup`);
    yield value as KeyShelfRow;
  }
}
