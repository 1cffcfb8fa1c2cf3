import { DeskProblem } from './problem.ts';
import type { DeskRoutes } from './server.ts';

const MOST = 64;
/** Signs that come in a row become one; milliseconds. */
const TOGETHER_MS = 200;

/** Tells pages that something may be new, and nothing about what: they read again, through the doors that are for it. */
export class Ticks {
  private readonly followers = new Set<() => void>();
  private timer: NodeJS.Timeout | undefined;

  /** Something is new. */
  tick(): void {
    if (this.followers.size === 0) return;
    this.timer ??= setTimeout(() => {
      this.timer = undefined;
      for (const sign of this.followers) sign();
    }, TOGETHER_MS);
  }

  /** Calls back for each sign until the returned function is called. */
  follow(sign: () => void): () => void {
    const own = (): void => sign();
    this.followers.add(own);
    return () => {
      this.followers.delete(own);
      if (this.followers.size > 0) return;
      clearTimeout(this.timer);
      this.timer = undefined;
    };
  }

  /** Whether another page may follow. */
  get hasRoom(): boolean {
    return this.followers.size < MOST;
  }
}

/** Signs without content, as server-sent events. */
export function tickRoutes({ ticks }: { readonly ticks: Ticks }): DeskRoutes {
  return {
    'GET /desk/ticks': () => {
      if (!ticks.hasRoom)
        throw new DeskProblem('TOO_MANY_FOLLOWERS', 'close pages that nobody looks at, and try again');
      return { status: 200, follow: (sign) => ticks.follow(sign) };
    },
  };
}
