import type { Filter, StoredEvent } from '#ports';

/** Whether a reader of the log wants an event. */
export function matches(event: StoredEvent, { streamPrefix = '', network, types }: Filter): boolean {
  return (
    event.stream.startsWith(streamPrefix) &&
    (network === undefined || event.network === network) &&
    (types === undefined || types.includes(event.type))
  );
}
