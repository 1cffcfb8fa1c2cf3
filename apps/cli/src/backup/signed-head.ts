import { parseCheckpoint, parseNote, verifyNote } from '#merkle';
import type { Checkpoint } from '#merkle';
import type { PublicJwk } from '#ports';

/** A head of a ledger that one of the hub's keys signed. */
export interface SignedHead extends Checkpoint {
  /** The note that it was read from. */
  readonly note: string;
}

/** Reads a signed note (C2SP) with lines of others under it, as the hub keeps it and adapters write it; undefined when the hub did not sign it. */
export function signedHead(note: string, hubKeys: readonly PublicJwk[]): SignedHead | undefined {
  const parsed = parseNote(note);
  const checkpoint = parsed && parseCheckpoint(parsed.text);
  if (checkpoint === undefined) return undefined;
  const keys = hubKeys.map(({ x }) => ({ name: checkpoint.origin, publicKey: Buffer.from(x, 'base64url') }));
  return verifyNote(note, keys) ? { ...checkpoint, note } : undefined;
}
