import { unasked } from './call.ts';

const TOGETHER_MS = 300;
/** A browser gives up for good when it is refused, as after the log-in ended; then it is asked again, so far apart. */
const AGAIN_MS = 20_000;

/**
 * Calls back when something may be new, until `signal` aborts; a sign carries nothing, so one reads again. `wasRead`: the first
 * reading began before the signs are followed, so that what became new in between is read as soon as they are.
 */
export function follow(address: string, tick: () => void, signal: AbortSignal, wasRead = false): void {
  if (signal.aborted) return;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let again: ReturnType<typeof setTimeout> | undefined;
  let source: EventSource | undefined;
  const soon = (): void => {
    timer ??= setTimeout(() => {
      timer = undefined;
      unasked(tick);
    }, TOGETHER_MS);
  };
  // After a break something may have been missed.
  let wasOpen = wasRead;
  const open = (): void => {
    const opened = new EventSource(address);
    source = opened;
    opened.addEventListener('open', () => {
      if (wasOpen) soon();
      wasOpen = true;
    });
    opened.addEventListener('message', soon);
    opened.addEventListener('tick', soon);
    opened.addEventListener('error', () => {
      if (opened.readyState === EventSource.CLOSED) again = setTimeout(open, AGAIN_MS);
    });
  };
  open();
  signal.addEventListener('abort', () => {
    clearTimeout(timer);
    clearTimeout(again);
    source?.close();
  });
}
