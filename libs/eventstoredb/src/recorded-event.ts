import { createHash } from 'node:crypto';
import type { EventData, JSONEventType, RecordedEvent } from '@eventstore/db-client';
import type { NewEvent, Position, StoredEvent } from '#ports';

/** An event of ours as EventStoreDB holds it: all of it is data; the metadata tells which attempt wrote it. */
export type OurEvent = JSONEventType<string, Record<keyof NewEvent, unknown>, { attempt: string }>;

/** There is an event in the log that this driver did not write. */
export class ForeignEvent extends Error {
  constructor(position: Position) {
    super(`the event at position ${position} is none of ours: give the record an EventStoreDB of its own`);
    this.name = 'ForeignEvent';
  }
}

/** What is appended for an event; `attempt` is the same for all events of one append. */
export function proposalOf(stream: string, event: NewEvent, attempt: string): EventData<OurEvent> {
  return {
    id: uuidOf(stream, event.id),
    contentType: 'application/json',
    type: event.type,
    data: { ...event },
    metadata: { attempt },
  };
}

/** Whether an event belongs to the server itself; such events never leave the driver. */
export function isSystemEvent({ streamId, type }: RecordedEvent): boolean {
  return streamId.startsWith('$') || type.startsWith('$');
}

/** The event that was recorded; throws {@link ForeignEvent}. */
export function storedEventOf(recorded: RecordedEvent): StoredEvent {
  const position = positionOf(recorded);
  const data: unknown = recorded.data;
  if (!isOurs(data)) throw new ForeignEvent(position);
  const { id, type, version, network, agency, theme, category, happenedAt, recordedAt } = data;
  const { commitment, signature, sealed } = data;
  return {
    position,
    stream: recorded.streamId,
    revision: Number(recorded.revision),
    id,
    type,
    version,
    network,
    agency,
    theme,
    category,
    happenedAt,
    recordedAt,
    commitment,
    signature,
    sealed: { kid: sealed.kid, iv: sealed.iv, ct: sealed.ct, tag: sealed.tag },
  };
}

/** The attempt that wrote an event. */
export function attemptOf({ metadata }: RecordedEvent): unknown {
  return typeof metadata === 'object' ? Reflect.get(metadata, 'attempt') : undefined;
}

/** Place in the log: the commit position, as the prepare position of events that were appended over gRPC is the same. */
export function positionOf({ position }: RecordedEvent): Position {
  const commit = Number(position?.commit ?? Number.NaN);
  // Servers before 22.6 know positions only where the whole log is read, and say 2^64 - 1 otherwise.
  if (!Number.isSafeInteger(commit))
    throw new Error(
      'this EventStoreDB does not tell the positions of events in a stream: 22.10 or later does',
    );
  return commit;
}

function isOurs(data: unknown): data is NewEvent {
  return (
    typeof data === 'object' &&
    data !== null &&
    ['id', 'commitment', 'signature'].every((name) => typeof Reflect.get(data, name) === 'string') &&
    typeof Reflect.get(data, 'sealed') === 'object'
  );
}

/** UUID of version 8 (RFC 9562, 5.8) from SHA-256 of stream and id: the server's own idempotence then helps ours. */
function uuidOf(stream: string, id: string): string {
  const bytes = createHash('sha256')
    .update(JSON.stringify([stream, id]))
    .digest()
    .subarray(0, 16);
  bytes.writeUInt8((bytes.readUInt8(6) & 0x0f) | 0x80, 6);
  bytes.writeUInt8((bytes.readUInt8(8) & 0x3f) | 0x80, 8);
  return bytes.toString('hex').replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
}
