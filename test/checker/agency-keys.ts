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
  readonly at?: string;
  readonly by?: 'agency' | 'operator';
  readonly endorsedBy?: string;
}

interface Revoked {
  readonly agency: string;
  readonly kid: string;
  readonly compromisedSince?: string;
  readonly at: string;
}

/** Everything that was said of the keys of one agency. */
interface Said {
  readonly jwks: SigningKey[];
  /** What came in its place when a key was to end. */
  ends: { readonly kid: string; readonly until: string; readonly by: readonly string[] }[];
  /** When the agency itself let a key in, and by which of its own. */
  readonly letIn: Map<string, { readonly at: string; readonly endorsedBy: string }>;
  /** When the operator last approved any. */
  approvedAt: string;
  readonly revoked: Revoked[];
}

/** Whom the registry knows, by all keys that it ever had, each with its end. */
export function agencyKeys(log: readonly LogEntry[]): AgencyKeys {
  const known = new Map<string, Said>();
  for (const entry of log) {
    const data = dataOf(entry) as Registered | Revoked | undefined;
    if (data === undefined) continue;
    const name = nameOf(entry.network, data.agency);
    const said: Said = known.get(name) ?? {
      jwks: [],
      ends: [],
      letIn: new Map(),
      approvedAt: '',
      revoked: [],
    };
    if (entry.type === 'AgencyRegistered' || entry.type === 'AgencyKeysRotated') {
      note(said, data as Registered);
      known.set(name, said);
    } else if (entry.type === 'AgencyKeyRevoked') noteRevoked(said, data as Revoked);
  }
  return new Map([...known].map(([name, said]) => [name, said.jwks.map((jwk) => keyIn(said, jwk))]));
}

function note(said: Said, told: Registered): void {
  const { keys, retiredKids = [], overlapUntil: until = '', at = '', by, endorsedBy = '' } = told;
  const fresh = keys.signing.filter(({ kid }) => !said.jwks.some((jwk) => jwk.kid === kid));
  const kids = fresh.map(({ kid }) => kid);
  said.ends.push(...retiredKids.map((kid) => ({ kid, until, by: kids })));
  if (by === 'agency') for (const kid of kids) said.letIn.set(kid, { at, endorsedBy });
  if (by === 'operator') said.approvedAt = at;
  said.jwks.push(...fresh);
}

/**
 * What a thief had ended with a key of his own goes on from here, unless he had that key too (it endorsed his), or the operator has
 * approved another since.
 */
function noteRevoked(said: Said, told: Revoked): void {
  said.revoked.push(told);
  const at = said.letIn.get(told.kid)?.at;
  const isThiefs = at !== undefined && (told.compromisedSince ?? '~') <= at && said.approvedAt < at;
  if (!isThiefs) return;
  const his = new Set<string>();
  for (let kid: string | undefined = told.kid; kid !== undefined; kid = said.letIn.get(kid)?.endorsedBy)
    his.add(kid);
  said.ends = said.ends.filter(({ kid, by }) => his.has(kid) || !by.includes(told.kid));
}

/** The first end that was said of a key stays. */
function keyIn(said: Said, jwk: SigningKey): AgencyKey {
  const over = said.ends.filter(({ kid }) => kid === jwk.kid);
  const revoked = said.revoked.filter(({ kid }) => kid === jwk.kid);
  const first = [...over.map(({ until }) => until), ...revoked.map(({ at }) => at)].sort()[0];
  return first === undefined ? { jwk } : { jwk, until: first };
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

function nameOf(network: string, agency: string): string {
  return `${network}|${agency}`;
}
