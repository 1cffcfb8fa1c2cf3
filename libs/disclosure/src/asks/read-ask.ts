import type { ClaimAsk, EvidenceAsk } from '#catalogue';
import type { PublicJwk, Sealer } from '#ports';

/** What an agency may ask over the broker. */
export interface Asks {
  readonly claim: ClaimAsk;
  readonly evidence: EvidenceAsk;
}

/** Which question it must be, whose, and when it is. */
export interface Expected<Kind extends keyof Asks> {
  readonly kind: Kind;
  readonly network: string;
  readonly agency: string;
  readonly signingKeys: readonly PublicJwk[];
  readonly at: string;
}

/** The most that may be asked for at once. */
const MAX_ASKED = 500;
/** How old a question may be, and how far the asker's clock may run ahead, milliseconds. */
const FRESH_MS = 5 * 60_000;
const MEMBERS = 'after,agency,at,kind,max,network';

/** The question in a compact JWS when the agency signed it, for this door, just now; undefined otherwise, and then there is no answer. */
export function readAsk<Kind extends keyof Asks>(
  sealer: Pick<Sealer, 'verify'>,
  bytes: Uint8Array,
  expected: Expected<Kind>,
): Asks[Kind] | undefined {
  const value = sealer.verify(Buffer.from(bytes).toString('latin1'), expected.signingKeys);
  if (typeof value !== 'object' || value === null || Object.keys(value).toSorted().join() !== MEMBERS)
    return undefined;
  const { kind, network, agency, after, max, at } = value as Readonly<Record<string, unknown>>;
  if (kind !== expected.kind || network !== expected.network || agency !== expected.agency) return undefined;
  if (!isCount(after, 0, Number.MAX_SAFE_INTEGER - 1) || !isCount(max, 1, MAX_ASKED)) return undefined;
  return typeof at === 'string' && isFresh(at, expected.at) ? (value as Asks[Kind]) : undefined;
}

function isCount(value: unknown, least: number, most: number): boolean {
  return Number.isSafeInteger(value) && (value as number) >= least && (value as number) <= most;
}

function isFresh(at: string, now: string): boolean {
  return Math.abs(Date.parse(at) - Date.parse(now)) <= FRESH_MS;
}
