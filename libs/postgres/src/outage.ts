import { StoreUnavailable } from '#ports';
import { DatabaseError } from 'pg';

/**
 * Classes of SQLSTATE for which the world is to blame: connection (08), read-only or aborted transaction (25), rolled
 * back for another's sake (40), resources such as disk and connections (53), lock not to be had (55), operator, crash
 * and timeout (57), input and output (58).
 */
const OUTAGES: readonly string[] = ['08', '25', '40', '53', '55', '57', '58'];

/** Tells what the world did ({@link StoreUnavailable}) from what we did wrong (the error itself). */
export function blame(error: unknown): Error {
  if (error instanceof DatabaseError && !OUTAGES.includes((error.code ?? '').slice(0, 2))) return error;
  return new StoreUnavailable(error);
}

/** A statement ran out of its time, or had to give way to another with which it waited in a circle. */
const TIMEOUT = '57014';
const DEADLOCK = '40P01';

/** Two waited for each other, and the server ended this one: it may simply try again. */
export function isDeadlock(error: unknown): boolean {
  return stateOf(error) === DEADLOCK;
}

/** The database is there, but had to end the statement: one that does less may pass. */
export function wasTooMuch(error: unknown): boolean {
  return isDeadlock(error) || stateOf(error) === TIMEOUT;
}

/** The SQLSTATE that the database told, also of what {@link blame} made of it. */
function stateOf(error: unknown): string | undefined {
  const cause = error instanceof StoreUnavailable ? error.cause : error;
  return cause instanceof DatabaseError ? cause.code : undefined;
}
