import type { NoteKey } from '#merkle';
import { parseCheckpoint, parseNote, verifyConsistency, verifyNote } from '#merkle';
import type { PublicJwk } from '#ports';

/** A head of the hub's ledger that one of the pinned hub keys signed. */
export interface Head {
  readonly origin: string;
  readonly size: number;
  readonly root: Uint8Array;
  /** The signed note, as it came. */
  readonly note: string;
}

/** Reads a head; undefined when it is none, or none of the keys signed it under the name of its origin. */
export function readHead(note: string, hubKeys: readonly PublicJwk[]): Head | undefined {
  const head = headIn(note);
  if (head === undefined) return undefined;
  const keys = hubKeys.map((key) => noteKey(head.origin, key));
  return verifyNote(note, keys) ? head : undefined;
}

/** The head in a note that was verified before; undefined when there is none. */
export function headIn(note: string): Head | undefined {
  const checkpoint = parseCheckpoint(parseNote(note)?.text ?? '');
  return checkpoint && { ...checkpoint, note };
}

/** A public key under the name with which it signs notes. */
export function noteKey(name: string, { x }: Pick<PublicJwk, 'x'>): NoteKey {
  return { name, publicKey: Buffer.from(x, 'base64url') };
}

/** How the head that the hub shows stands to the one that is held. */
export type HeadJudged = 'same' | 'grown' | 'smaller' | 'forked';

/** Judges two heads of one ledger by the proof of consistency (RFC 6962, 2.1.2; base64url) that came with the second. */
export function judgeHead(
  held: Pick<Head, 'size' | 'root'> | undefined,
  shown: Pick<Head, 'size' | 'root'>,
  consistency: readonly string[],
): HeadJudged {
  if (held === undefined || held.size === 0) return 'grown';
  if (shown.size < held.size) return 'smaller';
  const isSame = shown.size === held.size;
  const proof = isSame ? [] : consistency.map((hash) => Buffer.from(hash, 'base64url'));
  const holds = verifyConsistency({
    size1: held.size,
    root1: held.root,
    size2: shown.size,
    root2: shown.root,
    proof,
  });
  if (!holds) return 'forked';
  return isSame ? 'same' : 'grown';
}
