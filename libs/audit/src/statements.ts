import {
  type Checkpoint,
  formatCheckpoint,
  type NoteKey,
  parseCheckpoint,
  parseNote,
  parseSignature,
  verifyCosignature,
  verifyNote,
} from '#merkle';
import type { LedgerEpoch, LedgerHead, LedgerShelf, LedgerWitness, PublicJwk } from '#ports';
import type { Recount } from './recount.ts';
import type { LedgerFinding, LedgerKeys } from './ledger-findings.ts';

/** Something that was signed about the tree at one size; says what is wrong with it when the tree of that size has this root. */
interface Statement {
  readonly size: number;
  readonly place: string;
  readonly whenBeyond: 'HEAD_LONGER_THAN_LOG' | 'WITNESS_AHEAD';
  readonly judge: (root: Uint8Array) => LedgerFinding['code'] | undefined;
}

/** All that hub and witnesses signed, to be judged while the tree is made anew. */
export interface Statements {
  /** What cannot be judged at all. */
  readonly unreadable: readonly LedgerFinding[];
  /** Judges what was signed about the size that the tree has now. */
  judge(recount: Recount): readonly LedgerFinding[];
  /** What was signed about more leaves than there are. */
  beyond(size: number): readonly LedgerFinding[];
}

const PAGE = 1_000;

/** Gathers every head and, of every ledger, what its witnesses said. */
export async function statementsOf(shelf: LedgerShelf, keys: LedgerKeys): Promise<Statements> {
  const unreadable: LedgerFinding[] = [];
  const all: Statement[] = [];
  const epochs = await shelf.epochs();
  for await (const head of headsOf(shelf)) {
    if (head.size > keptOf(epochs, head.origin)) continue;
    const statement = ofHead(head, keys.hub);
    if ('code' in statement) unreadable.push(statement);
    else all.push(statement);
  }
  for (const witness of await witnessesOf(shelf, epochs)) {
    const agencyKeys = await keys.agency?.(witness.network, witness.agency);
    all.push(...ofWitness(witness, agencyKeys));
  }
  const bySize = Map.groupBy(all, ({ size }) => size);
  return {
    unreadable,
    judge(recount) {
      const here = bySize.get(recount.size);
      if (here === undefined) return [];
      const root = recount.root();
      return here.flatMap(({ judge, place }) => {
        const code = judge(root);
        return code === undefined ? [] : [{ code, place }];
      });
    },
    beyond: (size) =>
      all
        .filter((statement) => statement.size > size)
        .map(({ whenBeyond, place }) => ({ code: whenBeyond, place })),
  };
}

async function* headsOf(shelf: LedgerShelf): AsyncIterable<LedgerHead> {
  for (let after = { origin: '', size: 0 }; ;) {
    const heads = await shelf.heads(after, PAGE);
    yield* heads;
    const last = heads.at(-1);
    if (last === undefined) return;
    after = { origin: last.origin, size: last.size };
  }
}

async function witnessesOf(
  shelf: LedgerShelf,
  epochs: readonly LedgerEpoch[],
): Promise<readonly LedgerWitness[]> {
  const said = await Promise.all(epochs.map(({ origin }) => shelf.witnesses(origin)));
  return said.flat().map((one) => {
    const kept = keptOf(epochs, one.origin);
    const { cosigned, ...rest } = one;
    const stands = cosigned !== undefined && cosigned.size <= kept;
    return { ...rest, seen: kept === Infinity ? one.seen : 0, ...(stands && { cosigned }) };
  });
}

/** Leaves of a ledger that the later ones kept; what it held beyond them was lost with it, and everybody was told. */
function keptOf(epochs: readonly LedgerEpoch[], origin: string): number {
  const at = epochs.findIndex((epoch) => epoch.origin === origin);
  return at < 0 ? Infinity : Math.min(Infinity, ...epochs.slice(at + 1).map(({ kept }) => kept));
}

function ofHead(
  { origin, size, note }: LedgerHead,
  hubKeys?: readonly PublicJwk[],
): Statement | LedgerFinding {
  const place = `${origin} at ${size}`;
  const checkpoint = parseCheckpoint(parseNote(note)?.text ?? '');
  if (checkpoint?.origin !== origin || checkpoint.size !== size) return { code: 'HEAD_UNREADABLE', place };
  const isSigned = hubKeys === undefined || verifyNote(note, noteKeys(origin, hubKeys));
  return {
    size,
    place,
    whenBeyond: 'HEAD_LONGER_THAN_LOG',
    judge: (root) => {
      if (!isSigned) return 'HEAD_NOT_SIGNED';
      return isRoot(checkpoint, root) ? undefined : 'HEAD_DIFFERS';
    },
  };
}

function ofWitness(witness: LedgerWitness, keys?: readonly PublicJwk[]): readonly Statement[] {
  const { network, agency, origin, seen, cosigned } = witness;
  const name = `${network}/${agency}`;
  const statements: Statement[] = [];
  if (seen > 0)
    statements.push({ size: seen, place: name, whenBeyond: 'WITNESS_AHEAD', judge: () => undefined });
  if (cosigned !== undefined && keys !== undefined)
    statements.push({
      size: cosigned.size,
      place: `${name} on ${origin} at ${cosigned.size}`,
      whenBeyond: 'WITNESS_AHEAD',
      judge: (root) => {
        const text = formatCheckpoint({ origin, size: cosigned.size, root });
        const signature = parseSignature(cosigned.line);
        const holds = signature !== undefined && verifyCosignature(text, signature, noteKeys(name, keys));
        return holds ? undefined : 'COSIGNATURE_DIFFERS';
      },
    });
  return statements;
}

function isRoot(checkpoint: Checkpoint, root: Uint8Array): boolean {
  return Buffer.compare(checkpoint.root, root) === 0;
}

function noteKeys(name: string, keys: readonly PublicJwk[]): readonly NoteKey[] {
  return keys.map(({ x }) => ({ name, publicKey: Buffer.from(x, 'base64url') }));
}
