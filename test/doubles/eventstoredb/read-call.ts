import type { ServerWritableStream } from '@grpc/grpc-js';
import type { ReadReq, ReadResp } from '@eventstore/db-client/generated/streams_pb.js';
import streams from '@eventstore/db-client/generated/streams_pb.js';
import { nameIn } from './append-call.ts';
import type { Faults } from './faults.ts';
import { told, unavailable } from './faults.ts';
import { confirmed, eventMessage, streamNotFound } from './messages.ts';
import type { Recorded, TransactionLog } from './transaction-log.ts';

type Call = ServerWritableStream<ReadReq, ReadResp>;

/** Answers reads of one stream, reads of the whole log and subscriptions to it. */
export function readCall(log: TransactionLog, faults: Faults) {
  return (call: Call): void => {
    call.on('error', () => undefined);
    const options = call.request.getOptions();
    if (options === undefined) return void call.emit('error', told('invalid-argument'));
    if (options.hasSubscription()) return subscription(call, options, log, faults);
    const backwards = options.getReadDirection() === streams.ReadReq.Options.ReadDirection.BACKWARDS;
    const chosen = options.hasStream()
      ? fromStream(options, log, backwards)
      : fromLog(options, log.records, backwards);
    if (chosen === 'no such stream') call.write(streamNotFound(options.getStream()?.getStreamIdentifier()));
    else if (chosen === 'no such position') return void call.emit('error', told('invalid-argument'));
    else {
      const count = Math.min(Number(options.getCount()), chosen.length);
      const shown = options.hasStream() && faults.withoutPositions ? withoutPosition : eventMessage;
      const broken = faults.happens('breakReads');
      for (const record of chosen.slice(0, broken ? Math.floor(count / 2) : count)) call.write(shown(record));
      if (broken) return void call.emit('error', unavailable());
    }
    call.end();
  };
}

function fromStream(options: ReadReq.Options, log: TransactionLog, backwards: boolean) {
  const asked = options.getStream();
  const stored = log.stream(nameIn(asked?.getStreamIdentifier()));
  if (stored.length === 0) return 'no such stream';
  const last = stored.length - 1;
  const from = asked?.hasStart() ? 0 : asked?.hasEnd() ? last : Number(asked?.getRevision());
  // Beyond the end there is nothing, in either direction.
  if (from > last) return [];
  return backwards ? stored.slice(0, from + 1).toReversed() : stored.slice(from);
}

/** Forwards a position is inclusive, backwards exclusive; it must be one where a record begins. */
function fromLog(options: ReadReq.Options, records: readonly Recorded[], backwards: boolean) {
  const asked = options.getAll();
  if (asked?.hasStart()) return backwards ? [] : records;
  if (asked?.hasEnd()) return backwards ? records.toReversed() : [];
  const commit = Number(asked?.getPosition()?.getCommitPosition());
  const index = indexOf(records, commit);
  if (index === -1) return 'no such position';
  return backwards ? records.slice(0, index).toReversed() : records.slice(index);
}

function indexOf(records: readonly Recorded[], position: number): number {
  let [low, high] = [0, records.length - 1];
  while (low <= high) {
    const middle = (low + high) >> 1;
    const there = records[middle]?.position ?? 0;
    if (there === position) return middle;
    if (there < position) low = middle + 1;
    else high = middle - 1;
  }
  return -1;
}

function subscription(call: Call, options: ReadReq.Options, log: TransactionLog, faults: Faults): void {
  const wanted = filterIn(options);
  const begin = fromLog(options, log.records, false);
  let next = log.records.length - (Array.isArray(begin) ? begin.length : 0);
  let messages = 0;
  call.write(confirmed());
  const show = () => {
    for (; next < log.records.length; next += 1) {
      const record = log.records[next];
      if (record === undefined || !wanted(record)) continue;
      if (messages === faults.messagesPerSubscription) {
        call.emit('error', unavailable());
        return;
      }
      messages += 1;
      call.write(eventMessage(record));
    }
  };
  const leave = log.onGrowth(show);
  call.on('cancelled', leave);
  call.on('error', leave);
  show();
}

function filterIn(options: ReadReq.Options): (record: Recorded) => boolean {
  const filter = options.getFilter();
  const expression = filter?.getEventType() ?? filter?.getStreamIdentifier();
  if (expression === undefined) return () => true;
  const regex = new RegExp(expression.getRegex() || '^');
  const prefixes = expression.getPrefixList();
  return ({ type, stream }) => {
    const text = filter?.hasEventType() ? type : stream;
    return prefixes.length > 0 ? prefixes.some((prefix) => text.startsWith(prefix)) : regex.test(text);
  };
}

function withoutPosition(record: Recorded): ReadResp {
  const message = eventMessage(record);
  const recorded = message.getEvent()?.getEvent();
  recorded?.setCommitPosition(UNKNOWN).setPreparePosition(UNKNOWN);
  return message;
}

const UNKNOWN = (2n ** 64n - 1n).toString();
