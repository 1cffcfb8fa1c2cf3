/**
 * How long readers of the log that nobody waits for from event to event let events gather after a batch, milliseconds: the
 * ledger, the access log, the recalls. The claims and the bell do not.
 */
export const GATHER_MS = 100;
