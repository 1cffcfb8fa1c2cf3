import type { BeforeApplicationShutdown } from '@nestjs/common';
import type { RebuildParts } from '#disclosure';
import { rebuildView } from '#disclosure';
import type { Position, Singletons, ViewName } from '#ports';
import { RebuildOvertaken } from '#ports';
import type { HubLog } from '../machine/hub-log.ts';

/** The read models that can be made anew from the record. */
export const REBUILDABLE = ['claims', 'evidence', 'recalls', 'access'] as const satisfies readonly ViewName[];

/** How a rebuild that an operator asked for goes. `overtaken`: somebody else began the same later. */
export interface RebuildLook {
  readonly state: 'running' | 'done' | 'overtaken' | 'failed';
  readonly startedAt: string;
  readonly position?: Position;
  readonly head?: Position;
}

/** What rebuilds work with. */
export interface RebuildsParts extends RebuildParts {
  readonly singletons: Singletons;
  readonly log: HubLog;
}

/** Makes read models anew because an operator asked for it, beside the ones in use; nobody is sent anything by it. */
export class Rebuilds implements BeforeApplicationShutdown {
  readonly #stop = new AbortController();
  readonly #looks = new Map<ViewName, RebuildLook>();
  readonly #running = new Map<ViewName, Promise<void>>();

  constructor(private readonly parts: RebuildsParts) {}

  /** How the last one of this view went; undefined when this process was not asked for any. */
  of(view: ViewName): RebuildLook | undefined {
    return this.#looks.get(view);
  }

  isRunning(view: ViewName): boolean {
    return this.#running.has(view);
  }

  /** Begins one, unless one runs here; it goes on by itself. */
  start(view: ViewName): void {
    if (this.isRunning(view)) return;
    this.#looks.set(view, { state: 'running', startedAt: this.parts.clock.now() });
    this.#running.set(view, this.#run(view));
  }

  async beforeApplicationShutdown(): Promise<void> {
    this.#stop.abort();
    await Promise.all(this.#running.values());
  }

  async #run(view: ViewName): Promise<void> {
    const { singletons, log } = this.parts;
    log.tell('rebuild-started', { follower: view });
    try {
      await singletons.lead(`rebuild-${view}`, (signal) => this.#rebuild(view, signal), this.#stop.signal);
    } catch (error) {
      this.#look(view, { state: error instanceof RebuildOvertaken ? 'overtaken' : 'failed' });
      if (!this.#stop.signal.aborted) log.fault('rebuild-failed', error, { follower: view });
    } finally {
      this.#running.delete(view);
    }
  }

  async #rebuild(view: ViewName, signal: AbortSignal): Promise<void> {
    const onProgress = ({ position, head }: { position: Position; head: Position }) =>
      this.#look(view, { position, head });
    const { position, head, parked } = await rebuildView(view, this.parts, { signal, onProgress });
    this.#look(view, { state: 'done', position, head });
    this.parts.log.tell('rebuild-finished', { follower: view, position, count: parked });
  }

  #look(view: ViewName, change: Partial<RebuildLook>): void {
    const before = this.#looks.get(view);
    if (before !== undefined) this.#looks.set(view, { ...before, ...change });
  }
}
