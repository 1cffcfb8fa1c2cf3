import { isHash } from './hash.ts';
import { hasControls } from './note.ts';

/** The head of a tree: the text that is signed (C2SP tlog-checkpoint). */
export interface Checkpoint {
  /** Names the log, e.g. `wegmarke/hub`; one line, not empty. */
  readonly origin: string;
  readonly size: number;
  readonly root: Uint8Array;
}

/** The text of a checkpoint, its three lines; throws a RangeError for one that cannot be written. */
export function formatCheckpoint({ origin, size, root }: Checkpoint): string {
  if (!isLine(origin)) throw new RangeError('the origin of a checkpoint is one line');
  if (!Number.isSafeInteger(size) || size < 0) throw new RangeError('the size of a tree is a whole number');
  if (!isHash(root)) throw new RangeError('a root is 32 bytes');
  return `${origin}\n${size}\n${Buffer.from(root).toString('base64')}\n`;
}

/** The checkpoint in the text of a note, or undefined. Extension lines are passed over, as its definition wants it. */
export function parseCheckpoint(text: string): Checkpoint | undefined {
  const [origin, size, root, ...extensions] = text.split('\n');
  // The text ends in a line feed, so the last part is empty and no other is.
  if (!origin || !size || !root || extensions.pop() !== '' || extensions.includes('')) return undefined;
  if (!/^(0|[1-9]\d*)$/.test(size) || !Number.isSafeInteger(Number(size))) return undefined;
  const bytes = Buffer.from(root, 'base64');
  if (!isHash(bytes) || bytes.toString('base64') !== root) return undefined;
  return { origin, size: Number(size), root: bytes };
}

function isLine(text: string): boolean {
  return text !== '' && !hasControls(text) && !text.includes('\n');
}
