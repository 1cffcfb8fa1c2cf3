/** The clear columns of an event of the record: everything but its sealed content. */
export interface BundleEvent {
  readonly position: number;
  readonly stream: string;
  readonly revision: number;
  readonly id: string;
  readonly type: string;
  readonly version: number;
  readonly network: string;
  readonly agency: string;
  readonly theme: string;
  readonly category: string;
  readonly happenedAt: string;
  readonly recordedAt: string;
  readonly commitment: string;
  readonly signature: string;
}

/** What `wegmarke audit prove` writes: an event, its leaf, the path to a head, and who signed that head. */
export interface ProofBundle {
  /** Name of the ledger. */
  readonly origin: string;
  /** The head in the hub's signed note (C2SP signed-note around a tlog-checkpoint). */
  readonly note: string;
  /** Lines of witnesses under the same head (`cosignature/v1`). */
  readonly cosignatures: readonly string[];
  readonly leaf: { readonly position: number; readonly envelope: string; readonly place: string };
  /** Index of the leaf, from 0. */
  readonly index: number;
  /** Audit path (RFC 6962, 2.1.1), base64url, from the leaf upwards. */
  readonly path: readonly string[];
  readonly event: BundleEvent;
}

/** No tree has more levels than 64-bit sizes give it. */
const MAX_PATH = 64;
const MAX_COSIGNATURES = 1_000;
const EVENT_TEXTS = [
  'stream',
  'id',
  'type',
  'network',
  'agency',
  'theme',
  'category',
  'happenedAt',
  'recordedAt',
  'commitment',
  'signature',
] as const;
const EVENT_NUMBERS = ['position', 'revision', 'version'] as const;
const MEMBERS = ['origin', 'note', 'cosignatures', 'leaf', 'index', 'path', 'event'] as const;
const LEAF_MEMBERS = ['position', 'envelope', 'place'] as const;
const EVENT_MEMBERS = [...EVENT_TEXTS, ...EVENT_NUMBERS];

/** Where a bundle is not of its form (RFC 6901), and what belongs there. */
export class BundleFault {
  constructor(
    readonly pointer: string,
    readonly wanted: string,
  ) {}
}

/**
 * Reads a parsed bundle, whoever wrote it: every field that a proof needs is there in its form and
 * nothing besides, for what is not checked must not stand in a proof; or the first field that is wrong.
 */
export function readBundle(value: unknown): ProofBundle | BundleFault {
  return faultOf(value) ?? (value as ProofBundle);
}

function faultOf(value: unknown): BundleFault | undefined {
  if (!isRecord(value)) return new BundleFault('', 'a JSON object');
  const { origin, note, cosignatures, leaf, index, path, event } = value;
  if (!isText(origin)) return new BundleFault('/origin', 'a text');
  if (!isText(note)) return new BundleFault('/note', 'a signed note');
  if (!areTexts(cosignatures, MAX_COSIGNATURES)) return new BundleFault('/cosignatures', 'a list of texts');
  if (!isCount(index)) return new BundleFault('/index', 'a whole number from 0');
  if (!areTexts(path, MAX_PATH)) return new BundleFault('/path', `a list of at most ${MAX_PATH} hashes`);
  return faultOfLeaf(leaf) ?? faultOfEvent(event) ?? unknownMember(value, MEMBERS, '');
}

function unknownMember(
  value: Readonly<Record<string, unknown>>,
  known: readonly string[],
  pointer: string,
): BundleFault | undefined {
  const unknown = Object.keys(value).find((name) => !known.includes(name));
  if (unknown === undefined) return undefined;
  const name = unknown.slice(0, 64).replaceAll('~', '~0').replaceAll('/', '~1');
  return new BundleFault(`${pointer}/${name}`, 'left out: a proof has no such member');
}

function faultOfLeaf(leaf: unknown): BundleFault | undefined {
  if (!isRecord(leaf)) return new BundleFault('/leaf', 'a JSON object');
  if (!isCount(leaf['position'])) return new BundleFault('/leaf/position', 'a whole number from 0');
  const missing = ['envelope', 'place'].find((name) => !isText(leaf[name]));
  if (missing !== undefined) return new BundleFault(`/leaf/${missing}`, 'a hash in base64url');
  return unknownMember(leaf, LEAF_MEMBERS, '/leaf');
}

function faultOfEvent(event: unknown): BundleFault | undefined {
  if (!isRecord(event)) return new BundleFault('/event', 'a JSON object');
  const number = EVENT_NUMBERS.find((name) => !isCount(event[name]));
  if (number !== undefined) return new BundleFault(`/event/${number}`, 'a whole number from 0');
  const text = EVENT_TEXTS.find((name) => !isText(event[name]));
  if (text !== undefined) return new BundleFault(`/event/${text}`, 'a text');
  return unknownMember(event, EVENT_MEMBERS, '/event');
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isText(value: unknown): value is string {
  return typeof value === 'string' && value.isWellFormed();
}

function isCount(value: unknown): value is number {
  return Number.isSafeInteger(value) && Number(value) >= 0;
}

function areTexts(value: unknown, most: number): value is readonly string[] {
  return Array.isArray(value) && value.length <= most && value.every(isText);
}
