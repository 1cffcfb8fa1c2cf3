import { createDecipheriv } from 'node:crypto';

const IV = 12;
const TAG = 16;
/** A wrapped key: iv, 32 bytes and tag as base64url. */
const WRAPPED = 80;

/** Whose key something is. */
export interface Owner {
  readonly network: string;
  readonly caseId: string;
  readonly controller: string;
}

/** A sealed row of the record, and what its content key was bound to when it still was there. */
export interface SealedRow {
  readonly id: string;
  readonly kid: string;
  readonly iv: string;
  readonly ct: string;
  readonly tag: string;
  readonly owner: Owner;
}

const KINDS: Readonly<Record<string, string>> = { p: 'payload', f: 'fact', r: 'release' };

/**
 * Somebody who has every file, every clear column and these key-encryption keys, and tries each of them on whatever in the
 * files could be a wrapped key. Gives the contents that open, by the id of the row.
 */
export function recover(
  files: readonly Buffer[],
  keks: readonly Uint8Array[],
  rows: readonly SealedRow[],
): ReadonlyMap<string, string> {
  const wrapped = [...new Set(files.flatMap(candidatesIn))].map((text) => Buffer.from(text, 'base64url'));
  const owners = new Map(rows.map(({ owner }) => [contextOf(owner), owner]));
  const ownerKeys = new Map<string, readonly Buffer[]>();
  for (const context of owners.keys()) ownerKeys.set(context, opened(wrapped, keks, context));
  const found = new Map<string, string>();
  for (const row of rows) {
    const context = contextOf(row.owner);
    const contentKeys = opened(
      wrapped,
      ownerKeys.get(context) ?? [],
      JSON.stringify(['key', row.kid, context]),
    );
    const [plain] = opened([joined(row)], contentKeys, contentContext(row));
    if (plain !== undefined) found.set(row.id, plain.toString('utf8'));
  }
  return found;
}

/**
 * Every run of characters that could hold a wrapped key. What stands right before or behind one in a page of the database,
 * the length of the next text for instance, may look like a part of it, but never on both sides.
 */
function candidatesIn(bytes: Buffer): readonly string[] {
  const before = seen.get(bytes);
  if (before !== undefined) return before;
  const runs = bytes.toString('latin1').match(/[A-Za-z0-9_-]{80,}/g) ?? [];
  const candidates = runs.flatMap((run) => [run.slice(0, WRAPPED), run.slice(-WRAPPED)]);
  seen.set(bytes, candidates);
  return candidates;
}

/** What was looked through before: the same files are tried with these keys and with those. */
const seen = new WeakMap<Buffer, readonly string[]>();

function opened(boxes: readonly Buffer[], keys: readonly Uint8Array[], context: string): readonly Buffer[] {
  return keys.flatMap((key) => boxes.flatMap((box) => decrypted(box, key, context) ?? []));
}

function decrypted(box: Buffer, key: Uint8Array, context: string): Buffer | undefined {
  try {
    const decipher = createDecipheriv('aes-256-gcm', key, box.subarray(0, IV));
    decipher.setAAD(Buffer.from(context)).setAuthTag(box.subarray(-TAG));
    return Buffer.concat([decipher.update(box.subarray(IV, -TAG)), decipher.final()]);
  } catch {
    return undefined;
  }
}

function contextOf({ network, caseId, controller }: Owner): string {
  return JSON.stringify(['owner', network, caseId, controller]);
}

function contentContext({ kid, id }: SealedRow): string {
  return JSON.stringify(['content', KINDS[kid.slice(0, kid.indexOf('.'))], id]);
}

function joined({ iv, ct, tag }: SealedRow): Buffer {
  return Buffer.concat([iv, ct, tag].map((part) => Buffer.from(part, 'base64url')));
}
