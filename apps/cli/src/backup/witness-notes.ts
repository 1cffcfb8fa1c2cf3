import { readText } from '#files';
import type { PublicJwk } from '#ports';
import { EXIT } from '../exit-codes.ts';
import { Failure } from '../failure.ts';
import type { SignedHead } from './signed-head.ts';
import { signedHead } from './signed-head.ts';

/** A head that somebody kept in a file. */
export interface WitnessNote {
  readonly file: string;
  readonly head: SignedHead;
}

/** Reads files with signed heads; throws a `Failure` for one that this hub did not sign. */
export function witnessNotes(
  files: readonly string[],
  hubKeys: readonly PublicJwk[],
): Promise<readonly WitnessNote[]> {
  return Promise.all(
    files.map(async (file) => ({ file, head: headIn(file, await readText(file), hubKeys) })),
  );
}

function headIn(file: string, text: string, hubKeys: readonly PublicJwk[]): SignedHead {
  const head = signedHead(text, hubKeys);
  if (head !== undefined) return head;
  throw new Failure('WITNESS_NOTE_INVALID', EXIT.usage, {
    happened: `${file} holds no head that a key in WEGMARKE_HUB_KEY_FILE signed`,
    safe: 'nothing was changed',
    next: [
      "take the file ledger-head.note from the adapter's data folder, unchanged",
      'if the hub had other keys then, let WEGMARKE_HUB_KEY_FILE name a file that still lists them',
    ],
  });
}
