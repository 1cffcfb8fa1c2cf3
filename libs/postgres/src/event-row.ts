import type { Filter, StoredEvent } from '#ports';

/** A row of `record.events` as it is read. */
export interface EventRow extends Omit<StoredEvent, 'happenedAt' | 'recordedAt' | 'sealed'> {
  readonly happened_at: string;
  readonly recorded_at: string;
  readonly sealed_kid: string;
  readonly sealed_iv: string;
  readonly sealed_ct: string;
  readonly sealed_tag: string;
}

/** The event in a row. */
export function eventOf(row: EventRow): StoredEvent {
  return {
    position: row.position,
    stream: row.stream,
    revision: row.revision,
    id: row.id,
    type: row.type,
    version: row.version,
    network: row.network,
    agency: row.agency,
    theme: row.theme,
    category: row.category,
    happenedAt: row.happened_at,
    recordedAt: row.recorded_at,
    commitment: row.commitment,
    signature: row.signature,
    sealed: { kid: row.sealed_kid, iv: row.sealed_iv, ct: row.sealed_ct, tag: row.sealed_tag },
  };
}

/** The conditions of a filter in SQL, with its values numbered on from those given. */
export function conditionsOf({ streamPrefix, network, types }: Filter, values: unknown[]): string {
  const conditions: string[] = [];
  const add = (value: unknown, condition: (parameter: string) => string) =>
    conditions.push(condition(`$${values.push(value)}`));
  if (streamPrefix !== undefined) add(streamPrefix, (parameter) => `AND starts_with(stream, ${parameter})`);
  if (network !== undefined) add(network, (parameter) => `AND network = ${parameter}`);
  if (types !== undefined) add(types, (parameter) => `AND type = ANY(${parameter})`);
  return conditions.join(' ');
}
