import type { JsonWebKey } from 'node:crypto';
import type { LogEntry } from './log-entry.ts';
import { dataOf } from './log-entry.ts';

/** A public signing key as JWK (RFC 8037). */
export type SigningKey = JsonWebKey & { readonly kid: string };

/** A key that an agency had, with the instant at which the registry ended it: its overlap was over, or it was revoked. */
export interface AgencyKey {
  readonly jwk: SigningKey;
  readonly until?: string;
}

/** By network and agency. */
export type AgencyKeys = ReadonlyMap<string, readonly AgencyKey[]>;

/**
 * How much later than the end of its key an entry may be recorded, milliseconds: what a hub had checked in that instant may
 * still arrive, and every hub looks again for such entries within this time.
 */
const IN_HAND_MS = 5_000;

interface Registered {
  readonly agency: string;
  readonly keys: { readonly signing: readonly SigningKey[] };
  readonly retiredKids?: readonly string[];
  readonly overlapUntil?: string;
}

interface Revoked {
  readonly agency: string;
  readonly kid: string;
  readonly at: string;
}

/** Whom the registry knows, by all keys that it ever had, each with its end. */
export function agencyKeys(log: readonly LogEntry[]): AgencyKeys {
  const known = new Map<string, readonly AgencyKey[]>();
  for (const entry of log) {
    const data = dataOf(entry);
    if (data === undefined) continue;
    if (entry.type === 'AgencyRegistered' || entry.type === 'AgencyKeysRotated') {
      const { agency, keys, retiredKids = [], overlapUntil = '' } = data as Registered;
      const name = nameOf(entry.network, agency);
      const before = ended(known.get(name) ?? [], retiredKids, overlapUntil);
      const fresh = keys.signing.filter(({ kid }) => !before.some(({ jwk }) => jwk.kid === kid));
      known.set(name, [...before, ...fresh.map((jwk) => ({ jwk }))]);
    } else if (entry.type === 'AgencyKeyRevoked') {
      const { agency, kid, at } = data as Revoked;
      const name = nameOf(entry.network, agency);
      known.set(name, ended(known.get(name) ?? [], [kid], at));
    }
  }
  return known;
}

/** The key of its agency that an entry names; undefined when the agency never had it in this network. */
export function keyOf(entry: LogEntry, keys: AgencyKeys): AgencyKey | undefined {
  const kid = kidIn(entry);
  return keys.get(nameOf(entry.network, entry.agency))?.find(({ jwk }) => jwk.kid === kid);
}

/** Whether an entry was recorded under a key that had ended before. */
export function isTooLate(entry: LogEntry, keys: AgencyKeys): boolean {
  const own = keys.get(nameOf(entry.network, entry.agency)) ?? [];
  if (own.every(({ until }) => until === undefined)) return false;
  const until = keyOf(entry, keys)?.until;
  return until !== undefined && Date.parse(entry.recordedAt) > Date.parse(until) + IN_HAND_MS;
}

/** The key id in the header of an entry's signature. */
export function kidIn({ signature }: Pick<LogEntry, 'signature'>): string | undefined {
  const [header = ''] = signature.split('.');
  return (JSON.parse(Buffer.from(header, 'base64url').toString()) as { kid?: string }).kid;
}

/** The first end that was said of a key stays. */
function ended(keys: readonly AgencyKey[], kids: readonly string[], at: string): readonly AgencyKey[] {
  return keys.map((key) =>
    kids.includes(key.jwk.kid) && (key.until === undefined || at < key.until) ? { ...key, until: at } : key,
  );
}

function nameOf(network: string, agency: string): string {
  return `${network}|${agency}`;
}
