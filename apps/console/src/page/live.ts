const TOGETHER_MS = 300;

/** Calls back when something may be new, until `signal` aborts; a sign carries nothing, so one reads again. */
export function follow(address: string, tick: () => void, signal: AbortSignal): void {
  if (signal.aborted) return;
  const source = new EventSource(address);
  let timer: ReturnType<typeof setTimeout> | undefined;
  const soon = (): void => {
    timer ??= setTimeout(() => {
      timer = undefined;
      tick();
    }, TOGETHER_MS);
  };
  // After a break something may have been missed.
  let wasOpen = false;
  source.addEventListener('open', () => {
    if (wasOpen) soon();
    wasOpen = true;
  });
  source.addEventListener('message', soon);
  source.addEventListener('tick', soon);
  signal.addEventListener('abort', () => {
    clearTimeout(timer);
    source.close();
  });
}
