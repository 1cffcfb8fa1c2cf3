import type { EnvelopeKind, SignedEnvelope } from '#catalogue';
import type { Row } from '../journal/journal.ts';

/**
 * Where an item stands: `held` (waits for a link or a basis), `ready` (may go), `sent` (waits for its receipt),
 * `recorded` and `refused` (final, by the hub's receipt).
 */
export type ItemState = 'held' | 'ready' | 'sent' | 'recorded' | 'refused';

/** The hub's one code for whatever it held. */
export const HELD_BY_HUB = 'NO_BASIS_NOW';

/** One message of the outbox without its content. */
export interface OutboxItem {
  readonly id: string;
  readonly kind: EnvelopeKind;
  readonly type: string;
  readonly state: ItemState;
  /** Why it is held or refused: the own gate's code or the hub's. */
  readonly code?: string;
  /** Absent, like all that points at a person, once the content's keeping time is over. */
  readonly handle?: string;
  readonly reference?: string;
  readonly happenedAt?: string;
  readonly corrects?: string;
  readonly file?: string;
  readonly line?: number;
  readonly offeredAt: string;
  readonly attempts: number;
  readonly settledAt?: string;
  readonly position?: number;
}

/** An item that may still go, with the bytes to send. */
export interface OpenItem extends OutboxItem {
  readonly handle: string;
  readonly happenedAt: string;
  readonly signed: SignedEnvelope;
}

/** Columns of {@link OutboxItem}. */
export const ITEM_COLUMNS =
  'id, kind, type, state, code, handle, reference, happened_at, corrects, file, line, offered_at, attempts, settled_at, position';

/** Reads an item from its row. */
export function itemOf(row: Row): OutboxItem {
  return {
    id: String(row['id']),
    kind: row['kind'] as EnvelopeKind,
    type: String(row['type']),
    state: row['state'] as ItemState,
    ...text('code', row['code']),
    ...text('handle', row['handle']),
    ...text('reference', row['reference']),
    ...text('happenedAt', row['happened_at']),
    ...text('corrects', row['corrects']),
    ...text('file', row['file']),
    ...number('line', row['line']),
    offeredAt: String(row['offered_at']),
    attempts: Number(row['attempts']),
    ...text('settledAt', row['settled_at']),
    ...number('position', row['position']),
  };
}

/** Reads an item with its envelope. */
export function openItemOf(row: Row): OpenItem {
  const signed = JSON.parse(String(row['signed'])) as SignedEnvelope;
  return { ...itemOf(row), handle: String(row['handle']), happenedAt: String(row['happened_at']), signed };
}

function text<Name extends string>(
  name: Name,
  value: Row[string] | undefined,
): { readonly [key in Name]?: string } {
  return value === null || value === undefined
    ? {}
    : ({ [name]: String(value) } as { [key in Name]: string });
}

function number<Name extends string>(
  name: Name,
  value: Row[string] | undefined,
): { readonly [key in Name]?: number } {
  return value === null || value === undefined
    ? {}
    : ({ [name]: Number(value) } as { [key in Name]: number });
}
