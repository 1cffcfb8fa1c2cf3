import type { Append, Expected, Filter, NewEvent, StoredEvent } from '#ports';

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

/** The two arguments of `record.append` for a group. */
export function appendArguments(group: readonly Append[]): [appends: string, events: string] {
  const appends = group.map(({ stream, expected }, ordinal) => ({
    ordinal,
    stream,
    expected: codeOf(expected),
  }));
  const events = group.flatMap(({ stream, events: given }, ordinal) =>
    given.map((event, index) => ({ ordinal, place: index + 1, stream, ...columnsOf(event) })),
  );
  return [JSON.stringify(appends), JSON.stringify(events)];
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

function codeOf(expected: Expected): number {
  if (expected === 'none') return -1;
  if (expected === 'any') return -2;
  if (expected === 'exists') return -3;
  return expected.exact;
}

function columnsOf({ happenedAt, recordedAt, sealed, ...same }: NewEvent) {
  return {
    ...same,
    happened_at: happenedAt,
    recorded_at: recordedAt,
    sealed_kid: sealed.kid,
    sealed_iv: sealed.iv,
    sealed_ct: sealed.ct,
    sealed_tag: sealed.tag,
  };
}
