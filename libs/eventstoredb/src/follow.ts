import { setTimeout as pause } from 'node:timers/promises';
import type { Delivered, Filter, Position } from '#ports';
import { StoreUnavailable } from '#ports';
import { matches } from './matches.ts';
import type { LogPage } from './whole-log.ts';

/** The log as a follower sees it. */
export interface FollowedLog {
  page(after: Position): Promise<LogPage>;
  /** Hears why the log cannot be read for the moment. */
  trouble(error: Error): void;
}

/** Tells when to look again. */
export interface Doorbell {
  join(): void;
  leave(): void;
  beyond(position: Position, signal: AbortSignal): Promise<void>;
}

const RETRY_MS = 250;

/**
 * Yields the log after a position, for ever. EventStoreDB writes one log and shows it up to what is committed, so reading
 * on from the last place misses nothing. An outage is waited out.
 */
export async function* follow(
  log: FollowedLog,
  bell: Doorbell,
  { after, filter, signal }: { after: Position; filter: Filter; signal: AbortSignal },
): AsyncGenerator<Delivered, void> {
  let cursor = after;
  let reached = after;
  let toldAt = -1;
  bell.join();
  try {
    while (!signal.aborted) {
      const page = await untilAborted(nextPage(log, cursor, signal), signal);
      if (page === undefined) return;
      for (const event of page.events) {
        reached = event.position;
        if (!matches(event, filter)) continue;
        yield { kind: 'event', event };
        if (signal.aborted) return;
      }
      cursor = page.upTo;
      if (!page.ended) continue;
      if (reached > toldAt) yield { kind: 'caught-up', position: reached };
      toldAt = reached;
      await bell.beyond(cursor, signal);
    }
  } finally {
    bell.leave();
  }
}

async function nextPage(
  log: FollowedLog,
  cursor: Position,
  signal: AbortSignal,
): Promise<LogPage | undefined> {
  while (!signal.aborted) {
    try {
      return await log.page(cursor);
    } catch (error) {
      if (!(error instanceof StoreUnavailable)) throw error;
      log.trouble(error);
      await pause(RETRY_MS);
    }
  }
  return undefined;
}

/** The result, or undefined as soon as the signal aborts: a server that does not answer must not hold up the end. */
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
