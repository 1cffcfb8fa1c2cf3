import { jest } from '@jest/globals';
import { Live } from './live.ts';
import type { Follow } from './timeline.ts';

/** A page that somebody looks at, or does not. */
class PageOfSpec extends EventTarget {
  hidden = false;

  turn(hidden: boolean): void {
    this.hidden = hidden;
    this.dispatchEvent(new Event('visibilitychange'));
  }
}

/** A read that the spec ends; to the page it is `isUnasked` where nobody asked for it. */
interface Read {
  readonly isUnasked: boolean;
  readonly end: (couldRead: boolean) => void;
}

describe('a timeline that follows signs', () => {
  let page: PageOfSpec;
  let reads: Read[];
  let cleared: number;
  let tick: () => void;
  let live: Live;
  let chance: number;
  const on = {
    read: (isUnasked: boolean) => new Promise<boolean>((end) => reads.push({ isUnasked, end })),
    clear: () => void (cleared += 1),
  };

  beforeEach(() => {
    jest.useFakeTimers();
    page = new PageOfSpec();
    Object.assign(globalThis, { document: page });
    reads = [];
    cleared = 0;
    chance = 0;
  });
  afterEach(() => {
    live.stop();
    jest.useRealTimers();
    Reflect.deleteProperty(globalThis, 'document');
  });

  function follows(followed?: Promise<void>, wasRead = false): void {
    const follow: Follow = (sign) => {
      tick = sign;
      return followed;
    };
    live = new Live(on, follow, wasRead, () => chance);
  }

  const after = (ms: number) => jest.advanceTimersByTimeAsync(ms);

  /** Ends the read that began last. */
  async function ended(couldRead = true): Promise<void> {
    reads.at(-1)?.end(couldRead);
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

  it('is tried again up to half sooner, so that pages that failed together do not come back together', async () => {
    chance = 0.5;
    follows();
    await ended(false);
    await after(3_749);
    expect(reads).toHaveLength(1);
    await after(1);
    expect(reads).toHaveLength(2);
  });

  it('is asked for by whoever opens it, and by nobody after a sign or a read that failed', async () => {
    follows();
    await ended(false);
    await after(5_000);
    await ended(false);
    await after(10_000);
    await ended();
    tick();
    await after(250);
    expect(reads.map(({ isUnasked }) => isUnasked)).toEqual([false, true, true, true]);
  });

  it('is asked for by nobody where it is read once more as signs were followed late', async () => {
    const { promise, resolve } = Promise.withResolvers<void>();
    follows(promise);
    await after(2_000);
    await ended();
    resolve();
    await after(250);
    expect(reads.map(({ isUnasked }) => isUnasked)).toEqual([false, true]);
  });

  it('is not read for nobody where it was opened in the background, but by whoever comes to see it', async () => {
    page.turn(true);
    follows();
    await after(60_000);
    tick();
    await after(60_000);
    expect(reads).toHaveLength(0);
    page.turn(false);
    await after(0);
    expect(reads.map(({ isUnasked }) => isUnasked)).toEqual([false]);
    await ended();
    await after(60_000);
    expect(reads).toHaveLength(1);
  });

  it('is read once as after a sign where it goes on with other signs after the first read', async () => {
    follows(Promise.resolve(), true);
    await after(249);
    expect(reads).toHaveLength(0);
    await after(1);
    expect(reads.map(({ isUnasked }) => isUnasked)).toEqual([true]);
    await ended();
    await after(60_000);
    expect(reads).toHaveLength(1);
  });

  it('says to those other signs whether there was a first read', async () => {
    page.turn(true);
    follows();
    expect(live.wasRead).toBe(false);
    page.turn(false);
    await after(0);
    expect(live.wasRead).toBe(true);
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
