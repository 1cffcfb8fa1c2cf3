import type { BeforeApplicationShutdown, OnApplicationBootstrap } from '@nestjs/common';
import type { RebuildParts } from '#disclosure';
import { rebuildView, VIEW_VERSIONS } from '#disclosure';
import type { Singletons, ViewName } from '#ports';
import type { HubLog } from '../machine/hub-log.ts';
import { pause } from '../vault/pause.ts';
import type { Followers } from './followers.ts';

/** What the upkeep works with. */
export interface UpkeepParts extends RebuildParts {
  readonly singletons: Singletons;
  readonly followers: Followers;
  readonly log: HubLog;
}

const LOOK_MS = 10_000;
/** From here on a read model that lags is worth a line of the log, positions. */
const LAGGING = 1_000;

/** Looks after the read models: builds those of an older version anew, beside the ones in use, and tells when one lags. */
export class ViewUpkeep implements OnApplicationBootstrap, BeforeApplicationShutdown {
  readonly #stop = new AbortController();
  #running: Promise<unknown> = Promise.resolve();

  constructor(private readonly parts: UpkeepParts) {}

  onApplicationBootstrap(): void {
    this.#running = Promise.all([
      this.#renew('claims'),
      this.#renew('evidence'),
      this.#renew('recalls'),
      this.#renew('access'),
      this.#watch(),
    ]);
  }

  async beforeApplicationShutdown(): Promise<void> {
    this.#stop.abort();
    await this.#running;
  }

  /** A rebuild that fails leaves the view in use as it is; the next start tries again. */
  async #renew(view: ViewName): Promise<void> {
    const { singletons, log } = this.parts;
    try {
      await singletons.lead(`rebuild-${view}`, (signal) => this.#rebuild(view, signal), this.#stop.signal);
    } catch (error) {
      if (!this.#stop.signal.aborted) log.fault('rebuild-failed', error, { follower: view });
    }
  }

  async #rebuild(view: ViewName, signal: AbortSignal): Promise<void> {
    const { rebuilds, log } = this.parts;
    if ((await rebuilds.version(view)) >= VIEW_VERSIONS[view]) return;
    log.tell('rebuild-started', { follower: view });
    const { position, parked } = await rebuildView(view, this.parts, { signal });
    log.tell('rebuild-finished', { follower: view, position, count: parked });
  }

  async #watch(): Promise<void> {
    const { signal } = this.#stop;
    while (!signal.aborted) {
      await pause(LOOK_MS, signal);
      if (!signal.aborted) await this.#look();
    }
  }

  async #look(): Promise<void> {
    const { followers, log } = this.parts;
    for (const follower of [followers.claims, followers.bell]) {
      // What keeps it from telling is told by those whom it keeps from their work.
      const progress = await follower.progress().catch(() => undefined);
      if (progress === undefined || progress.behind <= LAGGING) continue;
      const { name, position, behind } = progress;
      log.tell('projection-lagging', { follower: name, position, count: behind });
    }
  }
}
