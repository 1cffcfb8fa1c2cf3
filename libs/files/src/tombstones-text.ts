import { createHash } from 'node:crypto';
import type { Tombstone } from '#ports';

const FORMAT = 'wegmarke-erasures';
const VERSION = 1;

/** The list of erasures is not what was written: nothing may be restored or served before a whole copy is back in its place. */
export class TombstonesUnreadable extends Error {
  readonly code = 'TOMBSTONES_UNREADABLE';

  constructor(path: string, what: string) {
    super(
      `the list of erasures ${path} cannot be trusted: ${what}; put the newest whole copy of it in its place, without it the erased comes back`,
    );
    this.name = 'TombstonesUnreadable';
  }
}

/** The list as text: a first line that counts the others and holds their SHA-256 (hex), then one erasure a line, oldest first. */
export function tombstonesText(all: readonly Tombstone[]): string {
  const body = all.map((one) => `${JSON.stringify(one)}\n`).join('');
  const header = { format: FORMAT, version: VERSION, count: all.length, sha256: sha256(body) };
  return `${JSON.stringify(header)}\n${body}`;
}

/** The erasures in the text of the file at `path`. Throws {@link TombstonesUnreadable} for anything but the whole, unchanged text. */
export function parseTombstones(text: string, path: string): readonly Tombstone[] {
  const unreadable = (what: string) => new TombstonesUnreadable(path, what);
  if (text === '') throw unreadable('it is empty, and even a list without erasures has a first line');
  const end = text.indexOf('\n') + 1;
  const header = headerIn(text.slice(0, end));
  if (header === undefined) throw unreadable('its first line is not that of a list of erasures');
  const body = text.slice(end);
  const lines = body.split('\n').slice(0, -1);
  if (lines.length !== header.count)
    throw unreadable(`its first line counts ${header.count} erasures, ${lines.length} whole lines follow`);
  if (sha256(body) !== header.sha256) throw unreadable('its lines are not those that were written (SHA-256)');
  return lines.map((line, index) => {
    const value = parsed(line);
    if (!isTombstone(value)) throw unreadable(`line ${index + 2} is no erasure`);
    return value;
  });
}

interface Header {
  readonly count: number;
  readonly sha256: string;
}

function headerIn(line: string): Header | undefined {
  const value = parsed(line);
  if (typeof value !== 'object' || value === null) return undefined;
  const { format, version, count, sha256: hash } = value as Readonly<Record<string, unknown>>;
  if (format !== FORMAT || version !== VERSION) return undefined;
  return typeof count === 'number' && typeof hash === 'string' ? { count, sha256: hash } : undefined;
}

function sha256(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}

function parsed(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    return undefined;
  }
}

function isTombstone(value: unknown): value is Tombstone {
  if (typeof value !== 'object' || value === null) return false;
  const { id, network, caseId, owners, streams } = value as Partial<Record<keyof Tombstone, unknown>>;
  return (
    [id, network, caseId].every((one) => typeof one === 'string') &&
    Array.isArray(owners) &&
    Array.isArray(streams)
  );
}
