import type { LedgerAsk } from '#catalogue';
import type { PublicJwk, Sealer } from '#ports';

/** Whose question it must be, and when it is. */
export interface ExpectedAsk {
  readonly network: string;
  readonly agency: string;
  readonly signingKeys: readonly PublicJwk[];
  readonly at: string;
}

/** Events that may be asked for at once. */
const MAX_PROVEN = 100;
/** How old a question may be, and how far the asker's clock may run ahead, milliseconds. */
const FRESH_MS = 5 * 60_000;
const MEMBERS = [
  'agency',
  'at',
  'cosigned',
  'head',
  'kind',
  'network',
  'origin',
  'prove',
  'refilled',
  'size',
];

type Members = Readonly<Record<string, unknown>>;

/** The question in a compact JWS when the agency signed it, for this door, just now; undefined otherwise, and then there is no answer. */
export function readLedgerAsk(
  sealer: Pick<Sealer, 'verify'>,
  bytes: Uint8Array,
  expected: ExpectedAsk,
): LedgerAsk | undefined {
  const value = sealer.verify(Buffer.from(bytes).toString('latin1'), expected.signingKeys);
  if (!isObject(value, MEMBERS)) return undefined;
  const { kind, network, agency, at } = value;
  if (kind !== 'ledger' || network !== expected.network || agency !== expected.agency) return undefined;
  if (typeof at !== 'string' || !isFresh(at, expected.at)) return undefined;
  return isAsk(value) ? (value as unknown as LedgerAsk) : undefined;
}

function isAsk({ origin, size, head, prove, cosigned, refilled }: Members): boolean {
  return (
    isText(origin, 0) &&
    isCount(size) &&
    Array.isArray(prove) &&
    prove.length <= MAX_PROVEN &&
    prove.every((one) => isObject(one, ['id', 'position']) && isText(one.id, 1) && isCount(one.position)) &&
    (head === undefined || isText(head, 1)) &&
    (cosigned === undefined || isText(cosigned, 1)) &&
    (refilled === undefined ||
      (isObject(refilled, ['origin', 'missing']) && isText(refilled.origin, 1) && isCount(refilled.missing)))
  );
}

function isObject(value: unknown, members: readonly string[]): value is Members {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return false;
  return Object.keys(value).every((name) => members.includes(name));
}

function isText(value: unknown, least: number): boolean {
  return typeof value === 'string' && value.length >= least && value.length <= 1_024;
}

function isCount(value: unknown): boolean {
  return Number.isSafeInteger(value) && (value as number) >= 0;
}

function isFresh(at: string, now: string): boolean {
  return Math.abs(Date.parse(at) - Date.parse(now)) <= FRESH_MS;
}
