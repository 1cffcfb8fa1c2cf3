import { inclusionHolds, growthHolds } from './merkle-path.ts';
import { bytesOf, type Head, headIn, isSignedBy, sha256, signatureHolds } from './signed-note.ts';

/** Audit path of an entry in the hub's ledger, as an officer's answer holds it. */
export interface Proof {
  readonly origin: string;
  readonly note: string;
  readonly leaf: { readonly position: number; readonly envelope: string; readonly place: string };
  readonly index: number;
  readonly path: readonly string[];
  /** How the ledger grew between the proof's head and the one that the agency holds. */
  readonly consistency?: readonly string[];
}

/** What the agency holds itself: the newest head that it verified, and the hub's keys as it pinned them. */
export interface Held {
  readonly note?: string;
  readonly hubKeys: readonly { readonly x: string }[];
}

/** What is checked, in this order. */
export type CheckName = 'answer' | 'place' | 'inclusion' | 'signature' | 'growth';

/** What one check showed; `unable`: this browser, or the answer, has not what it takes. */
export interface Check {
  readonly name: CheckName;
  readonly result: 'holds' | 'fails' | 'unable';
}

/**
 * Checks an answer and its proof in the browser, against nothing but what the agency holds itself: who signed the answer, that the
 * entry stands in the ledger under a signed head (RFC 6962, 2.1.1), and that this ledger is the one that the agency has seen (2.1.2).
 */
export async function checkProof(
  { answer, signed }: { readonly answer: unknown; readonly signed: string },
  proof: Proof | undefined,
  position: number,
  held: Held,
): Promise<readonly Check[]> {
  const keys = held.hubKeys.map(({ x }) => bytesOf(x));
  const said: Check = { name: 'answer', result: await resultOf(answerHolds(signed, answer, keys)) };
  if (proof === undefined) return [said];
  const head = headIn(proof.note);
  const leaf = await leafHashOf(proof);
  const path = proof.path.map(bytesOf);
  const isIn = head !== undefined && inclusionHolds({ leaf, index: proof.index, path, head });
  return [
    said,
    { name: 'place', result: proof.leaf.position === position ? 'holds' : 'fails' },
    { name: 'inclusion', result: await resultOf(isIn) },
    { name: 'signature', result: await resultOf(isSignedBy(proof.note, keys)) },
    { name: 'growth', result: await growthOf(proof, head, held, keys) },
  ];
}

async function growthOf(
  { consistency }: Proof,
  head: Head | undefined,
  { note }: Held,
  keys: readonly Uint8Array<ArrayBuffer>[],
): Promise<Check['result']> {
  const own = note === undefined ? undefined : headIn(note);
  if (own === undefined || head === undefined || consistency === undefined) return 'unable';
  if (own.origin !== head.origin || !(await isSignedBy(note ?? '', keys).catch(() => false))) return 'fails';
  const [first, second] = own.size < head.size ? [own, head] : [head, own];
  return resultOf(growthHolds({ first, second, proof: consistency.map(bytesOf) }));
}

/** The hash of the leaf (RFC 6962, 2.1) over its canonical JSON. */
async function leafHashOf({ leaf: { envelope, place, position } }: Proof): Promise<Uint8Array<ArrayBuffer>> {
  const json = new TextEncoder().encode(JSON.stringify({ envelope, place, position }));
  return sha256(Uint8Array.of(0), json);
}

/** Whether the hub signed exactly this answer (RFC 7515). */
async function answerHolds(
  jws: string,
  answer: unknown,
  keys: readonly Uint8Array<ArrayBuffer>[],
): Promise<boolean> {
  const [head = '', payload = '', signature = ''] = jws.split('.');
  const said: unknown = JSON.parse(new TextDecoder().decode(bytesOf(payload)));
  if (JSON.stringify(said) !== JSON.stringify(answer)) return false;
  const message = new TextEncoder().encode(`${head}.${payload}`);
  const found = await Promise.all(keys.map((key) => signatureHolds(key, bytesOf(signature), message)));
  return found.includes(true);
}

async function resultOf(holds: Promise<boolean> | boolean): Promise<Check['result']> {
  try {
    return (await holds) ? 'holds' : 'fails';
  } catch (error) {
    return error instanceof DOMException && error.name === 'NotSupportedError' ? 'unable' : 'fails';
  }
}
