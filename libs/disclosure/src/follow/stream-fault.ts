import type { Position, StoredEvent } from '#ports';
import { RebuildOvertaken, StoreUnavailable } from '#ports';
import { NotCaughtUp } from '../not-caught-up.ts';

/** One stream cannot be applied, whatever is the matter with it; the others can. */
export class StreamFault extends Error {
  constructor(
    readonly stream: string,
    readonly network: string,
    cause: unknown,
  ) {
    super('a stream cannot be applied', { cause });
    this.name = 'StreamFault';
  }
}

/** Whether it will pass by itself, so that waiting and trying again is right. */
export function isPassing(error: unknown): boolean {
  return (
    error instanceof StoreUnavailable || error instanceof NotCaughtUp || error instanceof RebuildOvertaken
  );
}

/** Does the work of one stream; what goes wrong and does not pass is that stream's fault. */
export async function blaming<T>(
  { stream, network }: { readonly stream: string; readonly network: string },
  work: () => Promise<T>,
): Promise<T> {
  try {
    return await work();
  } catch (error) {
    throw isPassing(error) ? error : new StreamFault(stream, network, error);
  }
}

/** Code or name of what went wrong; never the message, which may quote data. */
export function reasonOf(error: unknown): string {
  const cause = error instanceof StreamFault ? error.cause : error;
  if (!(cause instanceof Error)) return typeof cause;
  return 'code' in cause && typeof cause.code === 'string' ? cause.code : cause.name;
}

/** Where a stream stops being applied: at its first event among these, or after all of them when it has none here. */
export function firstOf(events: readonly StoredEvent[], stream: string, upTo: Position): Position {
  return events.find((event) => event.stream === stream)?.position ?? upTo;
}
