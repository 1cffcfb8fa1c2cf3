import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { KeyOwner, PublicJwk, StoredEvent, WrappedKey } from '#ports';

/** A stored event with all that is needed to open it, as long as there is a copy of this file. Every key in it is a test's. */
export interface GoldenEvent {
  readonly stored: StoredEvent;
  /** What was sealed, word for word. */
  readonly content: unknown;
  /** What was signed, and whose key it was. */
  readonly signed: object;
  readonly signedBy: PublicJwk;
  /** Generation 0, base64url. */
  readonly keyEncryptionKey: string;
  readonly ownerKey: { readonly owner: KeyOwner; readonly wrapped: string };
  readonly contentKey: WrappedKey;
}

/** Where golden events lie, one file each: `<type>.v<version>.json`, and `<type>.v<version>.<what>.json` for a second one. */
export const GOLDEN_FOLDER = join(import.meta.dirname, 'events');

/** The file of a type's version, or of its further sample; types of agencies' events end with theirs already. */
export function goldenName(type: string, version: number, what?: string): string {
  const sample = what === undefined ? '' : `.${what}`;
  return `${type.startsWith('de.wegmarke.') ? type : `${type}.v${version}`}${sample}.json`;
}

/** All of them, by file name. */
export function goldenEvents(): readonly (readonly [name: string, golden: GoldenEvent])[] {
  return readdirSync(GOLDEN_FOLDER)
    .toSorted()
    .map((name) => [name, JSON.parse(readFileSync(join(GOLDEN_FOLDER, name), 'utf8')) as GoldenEvent]);
}
