import { setTimeout as pause } from 'node:timers/promises';
import type { Delivered, Position } from '#ports';
import { StoreUnavailable } from '#ports';
import type { LogStep } from './log-tail.ts';
import type { LogWatch } from './log-watch.ts';

/** The log as a follower sees it. */
export interface FollowedLog {
  /** The events that the follower wants after a position, up to the head or as many as a page holds. */
  step(after: Position): Promise<LogStep>;
  /** Hears why the log cannot be read for the moment. */
  trouble(error: Error): void;
}

const RETRY_MS = 250;

/**
 * Yields the log after a position, for ever. As positions become visible in their order, all up to the head is there
 * when the head is seen. An outage is waited out.
 */
export async function* follow(
  log: FollowedLog,
  watch: LogWatch,
  after: Position,
  signal: AbortSignal,
): AsyncGenerator<Delivered, void> {
  let cursor = after;
  let toldAt = -1;
  watch.join();
  try {
    while (!signal.aborted) {
      const step = await untilAborted(nextStep(log, cursor, signal), signal);
      if (step === undefined) return;
      for (const event of step.events) {
        yield { kind: 'event', event };
        if (signal.aborted) return;
      }
      cursor = Math.max(cursor, step.upTo);
      if (cursor < step.head) continue;
      if (cursor > toldAt) yield { kind: 'caught-up', position: cursor };
      toldAt = cursor;
      await watch.beyond(cursor, signal);
    }
  } finally {
    watch.leave();
  }
}

async function nextStep(
  log: FollowedLog,
  cursor: Position,
  signal: AbortSignal,
): Promise<LogStep | undefined> {
  while (!signal.aborted) {
    try {
      return await log.step(cursor);
    } catch (error) {
      if (!(error instanceof StoreUnavailable)) throw error;
      log.trouble(error);
      await pause(RETRY_MS);
    }
  }
  return undefined;
}

/** The result, or undefined as soon as the signal aborts: a database that does not answer must not hold up the end. */
async function untilAborted<T>(work: Promise<T>, signal: AbortSignal): Promise<T | undefined> {
  const { promise, resolve } = Promise.withResolvers<undefined>();
  const abort = () => resolve(undefined);
  signal.addEventListener('abort', abort, { once: true });
  try {
    return await Promise.race([work, promise]);
  } finally {
    signal.removeEventListener('abort', abort);
    work.catch(() => undefined);
  }
}
