import type { Singletons } from '../singletons.ts';
import { fresh } from './sample-events.ts';

/** Singletons through two doors, as two processes reach them. */
export interface OpenSingletons {
  readonly one: Singletons;
  readonly other: Singletons;
  close(): Promise<void>;
}

/** Work that tells when it began, and lasts until its signal aborts or it is ended. */
export class Shift {
  readonly began: Promise<void>;
  /** How often it was begun. */
  turns = 0;
  working = false;
  readonly #begin: () => void;
  readonly #stop = new AbortController();
  readonly #end = new AbortController();
  readonly over: Promise<void>;

  constructor(singletons: Singletons, name: string) {
    const { promise, resolve } = Promise.withResolvers<void>();
    [this.began, this.#begin] = [promise, resolve];
    this.over = singletons.lead(name, (signal) => this.#work(signal), this.#stop.signal);
  }

  /** Ends waiting or working from without. */
  async stop(): Promise<void> {
    this.#stop.abort();
    await this.over;
  }

  /** Ends the work from within. */
  async end(): Promise<void> {
    this.#end.abort();
    await this.over;
  }

  async #work(signal: AbortSignal): Promise<void> {
    this.turns += 1;
    this.working = true;
    this.#begin();
    const { promise, resolve } = Promise.withResolvers<void>();
    const either = AbortSignal.any([signal, this.#end.signal]);
    either.addEventListener('abort', () => resolve());
    if (!either.aborted) await promise;
    this.working = false;
  }
}

/** What all ways to hold a name must do. */
export function singletonsContract(name: string, open: () => Promise<OpenSingletons>): void {
  describe(`${name} for work of which one process does its part`, () => {
    let opened: OpenSingletons;
    beforeAll(async () => {
      opened = await open();
    });
    afterAll(() => opened.close());

    it('lets one work at a time and hands over when it stops', async () => {
      const work = fresh('work');
      const first = new Shift(opened.one, work);
      await first.began;
      const [here, there] = [new Shift(opened.one, work), new Shift(opened.other, work)];
      const aside = new Shift(opened.other, fresh('work'));
      await aside.began;
      expect([first.working, here.working, there.working]).toEqual([true, false, false]);
      await first.stop();
      await Promise.race([here.began, there.began]);
      expect([here.working, there.working].filter(Boolean)).toHaveLength(1);
      await Promise.all([here.stop(), there.stop(), aside.stop()]);
    });

    it('gives the name back when the work ends by itself', async () => {
      const work = fresh('work');
      const first = new Shift(opened.one, work);
      await first.began;
      await first.end();
      expect(first.turns).toBe(1);
      const next = new Shift(opened.other, work);
      await next.began;
      await next.stop();
    });

    it('lets go of one who waits, without the work', async () => {
      const work = fresh('work');
      const first = new Shift(opened.one, work);
      await first.began;
      const waiting = new Shift(opened.other, work);
      await waiting.stop();
      expect(waiting.turns).toBe(0);
      await first.stop();
      await opened.one.lead(work, () => Promise.reject(new Error('not to be run')), AbortSignal.abort());
    });

    it('tells what the work throws, and the name is free again', async () => {
      const work = fresh('work');
      const broken = opened.one.lead(
        work,
        () => Promise.reject(new Error('broken')),
        new AbortController().signal,
      );
      await expect(broken).rejects.toThrow('broken');
      const next = new Shift(opened.other, work);
      await next.began;
      await next.stop();
    });
  });
}
