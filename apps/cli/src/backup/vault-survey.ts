import { join } from 'node:path';
import type { KeyOwner } from '#ports';
import { KeySamples } from '../vault/key-wrong.ts';
import { vaultRowsIn } from './vault-rows.ts';

/** What must be known of a backup's keys before they are put anywhere. */
export interface VaultSurvey {
  readonly samples: KeySamples;
  /** Whose keys an erasure had destroyed when the backup was made. */
  readonly destroyed: readonly KeyOwner[];
}

/** Reads the keys of a backup through. */
export async function surveyVault(folder: string): Promise<VaultSurvey> {
  const samples = new KeySamples();
  const destroyed: KeyOwner[] = [];
  for await (const row of vaultRowsIn(folder, join(folder, 'vault.jsonl.gz'))) {
    if (row.row === 'destroyed') destroyed.push(row);
    if (row.row === 'owner') samples.take(row);
  }
  return { samples, destroyed };
}
