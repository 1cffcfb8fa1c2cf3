import type { StatusObject } from '@grpc/grpc-js';
import { Metadata, status } from '@grpc/grpc-js';

/** What goes wrong at the double; counts are used up. */
export class Faults {
  /** So many appends are refused before anything is written. */
  refuseAppends = 0;
  /** So many appends are written, but the answer is lost. */
  loseAnswers = 0;
  /** So many reads break off in mid-stream. */
  breakReads = 0;
  /** Every subscription is dropped after so many messages. */
  readonly messagesPerSubscription = 40;
  /** Streams are read without positions, as by servers before 22.6. */
  withoutPositions = false;

  /** Whether a fault of the kind happens now. */
  happens(kind: 'refuseAppends' | 'loseAnswers' | 'breakReads'): boolean {
    if (this[kind] === 0) return false;
    this[kind] -= 1;
    return true;
  }
}

/** The server is not there for the moment. */
export function unavailable(): StatusObject {
  return { code: status.UNAVAILABLE, details: 'the double dropped it', metadata: new Metadata() };
}

/** A fault that the client tells by a word in the trailers, with further words beside it. */
export function told(exception: string, further: Readonly<Record<string, string>> = {}): StatusObject {
  const metadata = new Metadata();
  for (const [name, value] of Object.entries({ exception, ...further })) metadata.set(name, value);
  return { code: status.INVALID_ARGUMENT, details: exception, metadata };
}
