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
