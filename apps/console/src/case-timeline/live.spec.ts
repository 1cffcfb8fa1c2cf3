import { jest } from '@jest/globals';
import { Live } from './live.ts';

/** A page that somebody looks at, or does not. */
class PageOfSpec extends EventTarget {
  hidden = false;

  turn(hidden: boolean): void {
    this.hidden = hidden;
    this.dispatchEvent(new Event('visibilitychange'));
  }
}

/** A read that the spec ends. */
type Read = (couldRead: boolean) => void;

describe('a timeline that follows signs', () => {
  let page: PageOfSpec;
  let reads: Read[];
  let cleared: number;
  let tick: () => void;
  let live: Live;
  const on = {
    read: () => new Promise<boolean>((resolve) => reads.push(resolve)),
    clear: () => void (cleared += 1),
  };

  beforeEach(() => {
    jest.useFakeTimers();
    page = new PageOfSpec();
    Object.assign(globalThis, { document: page });
    reads = [];
    cleared = 0;
  });
  afterEach(() => {
    live.stop();
    jest.useRealTimers();
    Reflect.deleteProperty(globalThis, 'document');
  });

  function follows(followed?: Promise<void>): void {
    live = new Live(on, (sign) => {
      tick = sign;
      return followed;
    });
  }

  const after = (ms: number) => jest.advanceTimersByTimeAsync(ms);

  /** Ends the read that began last. */
  async function ended(couldRead = true): Promise<void> {
    reads.at(-1)?.(couldRead);
    await after(0);
  }

  it('is read once it follows and not before, so that a withdrawal cannot fall between the two', async () => {
    const { promise, resolve } = Promise.withResolvers<void>();
    follows(promise);
    await after(1_999);
    expect(reads).toHaveLength(0);
    tick();
    resolve();
    await after(0);
    expect(reads).toHaveLength(1);
    await ended();
    await after(100_000);
    expect(reads).toHaveLength(1);
  });

  it('is read without signs where they are late, and again when they are followed', async () => {
    const { promise, resolve } = Promise.withResolvers<void>();
    follows(promise);
    await after(2_000);
    expect(reads).toHaveLength(1);
    await ended();
    await after(60_000);
    resolve();
    await after(250);
    expect(reads).toHaveLength(2);
  });

  it('is read where there will be no signs, and at once where nobody says when they are followed', async () => {
    follows(Promise.reject(new Error('refused')));
    await after(0);
    expect(reads).toHaveLength(1);
    live.stop();
    follows();
    expect(reads).toHaveLength(2);
  });

  it('is not read for somebody who left before it followed', async () => {
    const { promise, resolve } = Promise.withResolvers<void>();
    follows(promise);
    live.stop();
    resolve();
    await after(10_000);
    expect(reads).toHaveLength(0);
  });

  it('lets a read end, and reads once more for all signs meanwhile: they cannot keep what is old on the page', async () => {
    follows();
    for (let sign = 0; sign < 20; sign += 1) {
      tick();
      await after(300);
    }
    expect(reads).toHaveLength(1);
    await ended();
    await after(250);
    expect(reads).toHaveLength(2);
    await ended();
    await after(100_000);
    expect(reads).toHaveLength(2);
  });

  it('is read again after it could not be, later and later, also the first time', async () => {
    follows();
    for (const ms of [5_000, 10_000, 20_000, 30_000, 30_000]) {
      await ended(false);
      const { length } = reads;
      await after(ms - 1);
      expect(reads).toHaveLength(length);
      await after(1);
      expect(reads).toHaveLength(length + 1);
    }
  });

  it('is emptied by a sign while nobody looks, and read when it is seen again', async () => {
    follows();
    await ended();
    page.turn(true);
    tick();
    expect(cleared).toBe(1);
    await after(60_000);
    expect(reads).toHaveLength(1);
    page.turn(false);
    await after(0);
    expect(reads).toHaveLength(2);
  });

  it('is not read for nobody where it was left between a sign, or a read that failed, and the next read', async () => {
    follows();
    await ended();
    tick();
    page.turn(true);
    await after(60_000);
    expect([reads.length, cleared]).toEqual([1, 1]);
    page.turn(false);
    await after(0);
    await ended(false);
    page.turn(true);
    await after(60_000);
    expect([reads.length, cleared]).toEqual([2, 2]);
  });
});
