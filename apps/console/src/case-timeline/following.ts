import type { Follow } from './timeline.ts';
import type { Reading } from './reading.ts';

/** A new answer is asked for so long before the session ends, milliseconds. */
const BEFORE_END_MS = 20_000;
/** How long it waits before it asks again, at first and at most, milliseconds. */
const AGAIN_MS = 2_000;
const AT_MOST_MS = 30_000;
/** A connection that lasted so long was a good one: after it the pauses begin anew. Else one that ends at once would be a read every few seconds. */
const LASTED_MS = 30_000;
/** So long without signs something may have been missed: it is read again, and a read that fails empties. */
const DEAF_MS = 60_000;
/** The hub writes a line every 25 s: where nothing came for so long, the connection is dead though nobody said so. */
const SILENT_MS = 60_000;

/** What is read in sessions of the hub. */
type Sessions = Pick<Reading, 'atHub' | 'lastsMs'>;

/** Token mode: the hub's signs, as server-sent events without content, through one session after the other. */
export function signsOfHub(reading: Sessions): Follow {
  return (tick, signal) => {
    const signs = new HubSigns(reading, tick, signal);
    void signs.run();
    return signs.followed;
  };
}

class HubSigns {
  private readonly opening = Promise.withResolvers<void>();
  /** Fulfilled once signs are heard, or cannot be for now: they tell of the break when they can. */
  readonly followed = this.opening.promise;
  private waitMs = AGAIN_MS;
  private deafSince: number | undefined;
  private heardSince: number | undefined;

  constructor(
    private readonly reading: Sessions,
    private readonly tick: () => void,
    private readonly signal: AbortSignal,
  ) {}

  async run(): Promise<void> {
    while (!this.signal.aborted) {
      await this.stretch().catch(() => this.deaf());
      if (this.deafSince !== undefined && !this.signal.aborted) await this.pause();
    }
  }

  /** One answer, until shortly before its session ends; another is open by then that loses no sign. */
  private async stretch(previous?: AbortController): Promise<void> {
    const own = new AbortController();
    const signal = AbortSignal.any([this.signal, own.signal]);
    const asked = this.reading.atHub('/v1/embed/ticks', signal, BEFORE_END_MS + AGAIN_MS);
    const answer = await unlessSilent(own, asked);
    previous?.abort();
    this.heard();
    let next: Promise<void> | undefined;
    const timer = setTimeout(
      () => {
        next = this.stretch(own);
        next.catch(() => undefined);
      },
      Math.max(AGAIN_MS, this.reading.lastsMs - BEFORE_END_MS),
    );
    try {
      await this.listen(answer, own);
    } catch (error) {
      if (next === undefined) throw error;
    } finally {
      clearTimeout(timer);
    }
    // The old answer ended because the next one is open, or at its time.
    if (next !== undefined) return next;
    throw new Error('the answer ended');
  }

  private async listen({ body }: Response, own: AbortController): Promise<void> {
    const reader = body?.pipeThrough(new TextDecoderStream()).getReader();
    if (reader === undefined) return;
    const next = () => unlessSilent(own, reader.read());
    let rest = '';
    for (let piece = await next(); !piece.done; piece = await next()) {
      const events = (rest + piece.value).split('\n\n');
      rest = events.pop() ?? '';
      if (events.some((one) => one.startsWith('data'))) this.tick();
    }
  }

  /** After a break something may have been missed. */
  private heard(): void {
    if (this.deafSince !== undefined) this.tick();
    this.deafSince = undefined;
    this.heardSince ??= Date.now();
    this.opening.resolve();
  }

  private deaf(): void {
    this.opening.resolve();
    if (Date.now() - (this.heardSince ?? Date.now()) >= LASTED_MS) this.waitMs = AGAIN_MS;
    this.heardSince = undefined;
    this.deafSince ??= Date.now();
    if (this.signal.aborted || Date.now() - this.deafSince < DEAF_MS) return;
    this.deafSince = Date.now();
    this.tick();
  }

  private pause(): Promise<void> {
    const ms = this.waitMs;
    this.waitMs = Math.min(AT_MOST_MS, ms * 2);
    return new Promise((resolve) => {
      const timer = setTimeout(resolve, ms);
      this.signal.addEventListener('abort', () => (clearTimeout(timer), resolve()), { once: true });
    });
  }
}

/** What comes next; gives the answer up where nothing does. */
async function unlessSilent<T>(answer: AbortController, next: Promise<T>): Promise<T> {
  const timer = setTimeout(() => answer.abort(), SILENT_MS);
  try {
    return await next;
  } finally {
    clearTimeout(timer);
  }
}
