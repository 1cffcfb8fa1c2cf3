import type { ErrorType } from '@eventstore/db-client';
import { BadAppend, StoreUnavailable } from '#ports';

/** What the client says of a fault, as far as we tell faults apart. */
export type FaultKind = `${ErrorType}`;

/** Kinds for which we are to blame, or the operator: trying again changes nothing. */
const OURS: readonly FaultKind[] = [
  'access-denied',
  'invalid-argument',
  'invalid-transaction',
  'missing-required-metadata-property',
  'stream-deleted',
  'unsupported',
];

/** The same as status codes of gRPC: invalid argument, permission denied, unimplemented, unauthenticated. */
const INVALID_ARGUMENT = 3;
const OUR_CODES: readonly number[] = [INVALID_ARGUMENT, 7, 12, 16];

/** The kind of a fault of the client's; undefined for any other error. */
export function kindOf(error: unknown): FaultKind | undefined {
  return error instanceof Error && 'type' in error ? (error.type as FaultKind) : undefined;
}

/** Whether a call that is made again may find a server: the channel was closed, or the leader is another one. */
export function isPassing(error: unknown): boolean {
  const kind = kindOf(error);
  return kind === 'unavailable' || kind === 'cancelled' || kind === 'not-leader';
}

/** Whether the server can do nothing with what it was asked. */
export function isWrongArgument(error: unknown): boolean {
  return codeOf(error) === INVALID_ARGUMENT;
}

/** Tells what the world did (`StoreUnavailable`) and what no retry mends (`BadAppend`) from what we did wrong (the error itself). */
export function blame(error: unknown): Error {
  const kind = kindOf(error);
  if (kind === 'maximum-append-size-exceeded')
    return new BadAppend(
      'APPEND_TOO_LARGE',
      'this server takes less at once: raise its option MaxAppendSize, or give fewer events',
    );
  const ours = (kind !== undefined && OURS.includes(kind)) || OUR_CODES.includes(codeOf(error) ?? 0);
  return ours ? (error as Error) : new StoreUnavailable(error);
}

function codeOf(error: unknown): number | undefined {
  return error instanceof Error && 'code' in error ? Number(error.code) : undefined;
}
