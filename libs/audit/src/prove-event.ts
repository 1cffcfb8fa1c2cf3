import type { LedgerEvent, LedgerLeaf } from '#catalogue';
import { ledgerLeaf } from '#catalogue';
import { inclusionNodes } from '#merkle';
import type { EventStore, LedgerHead, LedgerShelf, LedgerWitness, Position } from '#ports';
import { ShelvedTree } from './shelved-tree.ts';

/** All that a stranger needs to check, without any hub, that an event is in the log; names no person and no content. */
export interface ProofBundle {
  readonly origin: string;
  /** Checkpoint in a signed note of the hub. */
  readonly note: string;
  /** Signature lines of witnesses (`cosignature/v1`) under the text of the same note. */
  readonly cosignatures: readonly string[];
  readonly leaf: LedgerLeaf;
  /** Index of the leaf, from 0. */
  readonly index: number;
  /** Audit path (RFC 6962, 2.1.1), base64url. */
  readonly path: readonly string[];
  /** The clear columns of the event, of which the leaf is made. */
  readonly event: LedgerEvent;
}

/** Why an event cannot be proven. */
export class NotProvable extends Error {
  override readonly name = 'NotProvable';

  constructor(
    /** There is no event at this position; or it stands in no signed head yet. */
    readonly code: 'EVENT_NOT_FOUND' | 'NOT_IN_A_HEAD_YET',
  ) {
    super(code);
  }
}

/** Proves the event at a log position, against the head that most witnesses co-signed. Throws {@link NotProvable}. */
export async function proveEvent(
  store: Pick<EventStore, 'readAll'>,
  shelf: LedgerShelf,
  position: Position,
): Promise<ProofBundle> {
  const [event] = await store.readAll(position - 1, { max: 1 });
  if (event?.position !== position) throw new NotProvable('EVENT_NOT_FOUND');
  const index = (await shelf.indexOf([position])).get(position);
  const found = index === undefined ? undefined : await bestHead(shelf, index);
  if (index === undefined || found === undefined) throw new NotProvable('NOT_IN_A_HEAD_YET');
  const { head, witnesses } = found;
  const path = await new ShelvedTree(shelf).hashes(inclusionNodes(index, head.size));
  return {
    origin: head.origin,
    note: head.note,
    cosignatures: witnesses.flatMap(({ cosigned }) => (cosigned === undefined ? [] : [cosigned.line])),
    leaf: ledgerLeaf(event),
    index,
    path: path.map((hash) => Buffer.from(hash).toString('base64url')),
    event: clearColumns(event),
  };
}

interface Found {
  readonly head: LedgerHead;
  readonly witnesses: readonly LedgerWitness[];
}

async function bestHead(shelf: LedgerShelf, index: number): Promise<Found | undefined> {
  const origin = (await shelf.epochs()).at(-1)?.origin ?? '';
  const newest = await shelf.head(origin);
  if (newest === undefined || newest.size <= index) return undefined;
  const bySize = Map.groupBy(await shelf.witnesses(origin), ({ cosigned }) => cosigned?.size ?? 0);
  const sizes = [...bySize.entries()]
    .filter(([size]) => size > index)
    .sort(([size1, one], [size2, other]) => other.length - one.length || size2 - size1);
  for (const [size, witnesses] of sizes) {
    const head = await shelf.head(origin, size);
    if (head?.size === size) return { head, witnesses };
  }
  return { head: newest, witnesses: [] };
}

function clearColumns(event: LedgerEvent): LedgerEvent {
  const { position, stream, revision, id, type, version, network, agency } = event;
  const { theme, category, happenedAt, recordedAt, commitment, signature } = event;
  const place = { position, stream, revision, id, type, version, network, agency };
  return { ...place, theme, category, happenedAt, recordedAt, commitment, signature };
}
