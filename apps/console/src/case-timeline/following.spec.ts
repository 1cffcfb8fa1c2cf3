import { jest } from '@jest/globals';
import { signsOfHub } from './following.ts';

/** A hub whose answers the spec writes to and ends. */
class Hub {
  readonly answers: { write(text: string): void; end(): void; readonly signal: AbortSignal }[] = [];
  isDown = false;
  /** Neither an answer nor a line comes, and no connection ends. */
  isSilent = false;
  lastsMs = 100_000;

  async atHub(_path: string, signal: AbortSignal): Promise<Response> {
    if (this.isDown) throw new Error('down');
    if (this.isSilent) return until(signal);
    const { readable, writable } = new TransformStream<Uint8Array, Uint8Array>();
    const writer = writable.getWriter();
    const beat = setInterval(() => !this.isSilent && void writer.write(Buffer.from(':\n\n')), 25_000);
    signal.addEventListener('abort', () => clearInterval(beat));
    signal.addEventListener('abort', () => void writer.abort(signal.reason).catch(() => undefined));
    this.answers.push({
      write: (text) => void writer.write(Buffer.from(text)),
      end: () => {
        clearInterval(beat);
        void writer.close();
      },
      signal,
    });
    return new Response(readable);
  }
}

/** Rejects once the signal aborts. */
function until(signal: AbortSignal): Promise<never> {
  return new Promise((_, reject) => {
    signal.addEventListener('abort', () => reject(new Error('given up')));
  });
}

describe('the signs of the hub', () => {
  let followed: boolean;
  let hub: Hub;
  let ticks: number;
  let end: AbortController | undefined;
  beforeEach(() => {
    jest.useFakeTimers({ doNotFake: ['setImmediate', 'nextTick', 'queueMicrotask'] });
    hub = new Hub();
    ticks = 0;
    begin();
  });
  afterEach(() => {
    end?.abort();
    jest.useRealTimers();
  });

  function begin(): void {
    end?.abort();
    end = new AbortController();
    followed = false;
    void signsOfHub(hub)(() => (ticks += 1), end.signal)?.then(() => (followed = true));
  }

  /** Lets so much time pass, and what is on its way arrive. */
  async function after(ms: number): Promise<void> {
    for (let turn = 0; turn < 20; turn += 1) await new Promise((resolve) => setImmediate(resolve));
    await jest.advanceTimersByTimeAsync(ms);
    for (let turn = 0; turn < 20; turn += 1) await new Promise((resolve) => setImmediate(resolve));
  }

  it('are heard, also in pieces, and a line that says nothing is none', async () => {
    await after(0);
    hub.answers[0]?.write(':\n\n');
    hub.answers[0]?.write('da');
    await after(0);
    expect(ticks).toBe(0);
    hub.answers[0]?.write('ta:\n\n:\n\n');
    await after(0);
    expect(ticks).toBe(1);
  });

  it('are said to be followed when they are, or when they cannot be for now', async () => {
    await after(0);
    expect(followed).toBe(true);
    hub.isSilent = true;
    begin();
    await after(59_000);
    expect(followed).toBe(false);
    await after(1_000);
    expect(followed).toBe(true);
  });

  it('go on in the next session before the last one ends, without a read', async () => {
    await after(0);
    expect(hub.answers).toHaveLength(1);
    await after(80_000);
    expect(hub.answers).toHaveLength(2);
    expect(hub.answers.map(({ signal }) => signal.aborted)).toEqual([true, false]);
    expect(ticks).toBe(0);
    hub.answers[1]?.write('data:\n\n');
    await after(0);
    expect(ticks).toBe(1);
  });

  it('after a break mean that something may have been missed', async () => {
    await after(0);
    hub.answers[0]?.end();
    await after(2_000);
    expect(hub.answers).toHaveLength(2);
    expect(ticks).toBe(1);
  });

  it('are asked for anew where not even an empty line came for a minute', async () => {
    await after(0);
    hub.isSilent = true;
    await after(59_000);
    expect(hub.answers[0]?.signal.aborted).toBe(false);
    await after(1_000);
    expect(hub.answers[0]?.signal.aborted).toBe(true);
    // What it asks now gets no answer either.
    await after(62_000);
    expect(ticks).toBe(1);
    hub.isSilent = false;
    await after(4_000);
    expect(hub.answers).toHaveLength(2);
    expect(ticks).toBe(2);
  });

  it('that do not come for a minute make the page read, as a read that fails empties it', async () => {
    await after(0);
    hub.isDown = true;
    hub.answers[0]?.end();
    await after(50_000);
    expect(ticks).toBe(0);
    await after(50_000);
    expect(ticks).toBe(1);
  });

  it('that end as soon as they begin are asked for less and less often, as each time is a read', async () => {
    const endAtOnce = async (): Promise<void> => {
      await after(0);
      hub.answers.at(-1)?.end();
      await after(0);
    };
    await endAtOnce();
    for (const ms of [2_000, 4_000, 8_000, 16_000, 30_000, 30_000]) {
      const { length } = hub.answers;
      await after(ms - 1);
      expect(hub.answers).toHaveLength(length);
      await after(1);
      expect(hub.answers).toHaveLength(length + 1);
      await endAtOnce();
    }
    expect(ticks).toBe(6);
  });

  it('that were heard for half a minute are asked for at once when they end', async () => {
    for (const lasted of [0, 0, 0, 30_000]) {
      await after(lasted);
      hub.answers.at(-1)?.end();
      await after(lasted === 0 ? 16_000 : 0);
    }
    const { length } = hub.answers;
    await after(2_000);
    expect(hub.answers).toHaveLength(length + 1);
  });

  it('are not asked for any more once nobody looks', async () => {
    await after(0);
    end?.abort();
    await after(200_000);
    expect(hub.answers).toHaveLength(1);
  });
});
