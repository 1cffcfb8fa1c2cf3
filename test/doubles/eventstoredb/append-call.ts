import type { sendUnaryData, ServerReadableStream } from '@grpc/grpc-js';
import type { AppendReq, AppendResp } from '@eventstore/db-client/generated/streams_pb.js';
import shared from '@eventstore/db-client/generated/shared_pb.js';
import streams from '@eventstore/db-client/generated/streams_pb.js';
import type { Faults } from './faults.ts';
import { told, unavailable } from './faults.ts';
import type { Decision, Expected, Proposed, TransactionLog } from './transaction-log.ts';

/** Largest append, in bytes of data and metadata: the real server's default of `MaxAppendSize`. */
export const MAX_APPEND_BYTES = 1 << 20;

/** Answers the plain append: options first, then one message per event. */
export function appendCall(log: TransactionLog, faults: Faults) {
  return (call: ServerReadableStream<AppendReq, AppendResp>, answer: sendUnaryData<AppendResp>): void => {
    let options: AppendReq.Options | undefined;
    const events: Proposed[] = [];
    call.on('data', (request: AppendReq) => {
      options ??= request.getOptions();
      const message = request.getProposedMessage();
      if (message !== undefined) events.push(proposed(message));
    });
    call.on('error', () => undefined);
    call.on('end', () => {
      const size = events.reduce((sum, { data, metadata }) => sum + data.length + metadata.length, 0);
      if (options === undefined) return answer(told('invalid-argument'));
      if (events.some(({ type }) => type === '')) return answer(told('missing-required-metadata-property'));
      if (size > MAX_APPEND_BYTES)
        return answer(
          told('maximum-append-size-exceeded', { 'maximum-append-size': String(MAX_APPEND_BYTES) }),
        );
      if (faults.happens('refuseAppends')) return answer(unavailable());
      const decision = log.append(nameIn(options.getStreamIdentifier()), expectedIn(options), events);
      return faults.happens('loseAnswers') ? answer(unavailable()) : answer(null, responseTo(decision));
    });
  };
}

/** The name in a stream identifier. */
export function nameIn(identifier: shared.StreamIdentifier | undefined): string {
  return Buffer.from(identifier?.getStreamName_asU8() ?? []).toString('utf8');
}

function proposed(message: AppendReq.ProposedMessage): Proposed {
  return {
    id: message.getId()?.getString() ?? '',
    type: message.getMetadataMap().get('type') ?? '',
    contentType: message.getMetadataMap().get('content-type') ?? '',
    data: message.getData_asU8(),
    metadata: message.getCustomMetadata_asU8(),
  };
}

function expectedIn(options: AppendReq.Options): Expected {
  if (options.hasAny()) return 'any';
  if (options.hasNoStream()) return 'none';
  if (options.hasStreamExists()) return 'exists';
  return Number(options.getRevision());
}

function responseTo(decision: Decision): AppendResp {
  const response = new streams.AppendResp();
  if ('last' in decision) {
    const { revision, position } = decision.last;
    const place = new streams.AppendResp.Position();
    place.setCommitPosition(String(position));
    place.setPreparePosition(String(position));
    const success = new streams.AppendResp.Success();
    success.setCurrentRevision(String(revision));
    success.setPosition(place);
    return response.setSuccess(success);
  }
  const wrong = new streams.AppendResp.WrongExpectedVersion();
  if (decision.current === -1) wrong.setCurrentNoStream(new shared.Empty());
  else wrong.setCurrentRevision(String(decision.current));
  return response.setWrongExpectedVersion(wrong);
}
