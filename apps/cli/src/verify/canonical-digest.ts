import { createHash } from 'node:crypto';

/** A record of texts and whole numbers: all that is hashed or signed in a proof. */
export type FlatRecord = Readonly<Record<string, string | number>>;

/** Canonical JSON (RFC 8785) of a flat record: members in the order of their names' UTF-16 units, no spaces. */
export function canonical(record: FlatRecord): string {
  const names = Object.keys(record).sort();
  return `{${names.map((name) => `${JSON.stringify(name)}:${JSON.stringify(record[name])}`).join(',')}}`;
}

/** base64url(SHA-256(canonical JSON)). */
export function canonicalDigest(record: FlatRecord): string {
  return createHash('sha256').update(canonical(record)).digest('base64url');
}
