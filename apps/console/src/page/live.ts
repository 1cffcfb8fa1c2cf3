import { unasked } from './call.ts';

const TOGETHER_MS = 300;
/** A browser gives up for good when it is refused, as after the log-in ended; then it is asked again, so far apart. */
const AGAIN_MS = 20_000;

/** Who follows a stream; after a break something may have been missed. */
interface Follower {
  readonly soon: () => void;
  /** The connection stands, or does not come about for now. */
  readonly settled: () => void;
  wasOpen: boolean;
}

/** One connection for all who follow an address in this page: a browser opens six to a server at most, for all of its tabs. */
class Signs {
  private readonly followers = new Set<Follower>();
  private source: EventSource | undefined;
  private again: ReturnType<typeof setTimeout> | undefined;

  constructor(private readonly address: string) {}

  add(follower: Follower): void {
    const isOpen = this.source?.readyState === EventSource.OPEN;
    follower.wasOpen ||= isOpen;
    if (isOpen) follower.settled();
    this.followers.add(follower);
    if (this.source === undefined) this.open();
  }

  remove(follower: Follower): void {
    this.followers.delete(follower);
    if (this.followers.size > 0) return;
    clearTimeout(this.again);
    this.source?.close();
    this.source = undefined;
  }

  private open(): void {
    const opened = new EventSource(this.address);
    this.source = opened;
    const signed = (): void => this.followers.forEach(({ soon }) => soon());
    opened.addEventListener('open', () =>
      this.followers.forEach((follower) => {
        if (follower.wasOpen) follower.soon();
        follower.wasOpen = true;
        follower.settled();
      }),
    );
    opened.addEventListener('message', signed);
    opened.addEventListener('tick', signed);
    opened.addEventListener('error', () => {
      this.followers.forEach((follower) => {
        follower.wasOpen = true;
        follower.settled();
      });
      if (opened.readyState === EventSource.CLOSED) this.again = setTimeout(() => this.open(), AGAIN_MS);
    });
  }
}

const signsAt = new Map<string, Signs>();

function signsOf(address: string): Signs {
  const signs = signsAt.get(address) ?? new Signs(address);
  signsAt.set(address, signs);
  return signs;
}

/**
 * Calls back when something may be new, until `signal` aborts; a sign carries nothing, so one reads again. `wasRead`: the first
 * reading began before the signs are followed, so that what became new in between is read as soon as they are. Fulfilled once they are
 * followed, or cannot be for now: who begins to read then misses nothing.
 */
export async function follow(
  address: string,
  tick: () => void,
  signal: AbortSignal,
  wasRead = false,
): Promise<void> {
  if (signal.aborted) return;
  const { promise: followed, resolve: settled } = Promise.withResolvers<void>();
  let timer: ReturnType<typeof setTimeout> | undefined;
  const soon = (): void => {
    timer ??= setTimeout(() => {
      timer = undefined;
      unasked(tick);
    }, TOGETHER_MS);
  };
  const follower = { soon, settled, wasOpen: wasRead };
  const signs = signsOf(address);
  signs.add(follower);
  signal.addEventListener('abort', () => {
    clearTimeout(timer);
    signs.remove(follower);
    settled();
  });
  await followed;
}
