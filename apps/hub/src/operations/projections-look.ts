import type { LogFollower } from '#disclosure';
import type { Position } from '#ports';
import type { ParkedLook } from './parked-look.ts';
import type { RebuildLook, Rebuilds } from './rebuilds.ts';
import { REBUILDABLE } from './rebuilds.ts';

/** How one reader of the log stands. */
export interface ProjectionLook {
  readonly name: string;
  /** Last place of the log that it has dealt with. */
  readonly position: Position;
  /** Places up to the end of the log. */
  readonly behind: number;
  /** Streams that it set aside. */
  readonly parked: number;
  /** Whether it can be made anew from the record. */
  readonly isRebuildable: boolean;
  /** The last one that was asked for on this page. */
  readonly rebuild?: RebuildLook;
}

/** How every reader of the log stands. */
export async function lookAtProjections(
  followers: readonly LogFollower[],
  parked: readonly ParkedLook[],
  rebuilds: Pick<Rebuilds, 'of'>,
): Promise<readonly ProjectionLook[]> {
  return Promise.all(
    followers.map(async (follower) => {
      const { position, behind } = await follower.progress();
      const name = nameOf(follower.name);
      const view = REBUILDABLE.find((one) => one === name);
      const rebuild = view && rebuilds.of(view);
      return {
        name,
        position,
        behind,
        parked: parked.filter((one) => one.view === name).length,
        isRebuildable: view !== undefined,
        ...(rebuild && { rebuild }),
      };
    }),
  );
}

/** What rings the bell keeps the changed evidence, and is known by that name to whoever mends it. */
function nameOf(follower: string): string {
  return follower === 'bell' ? 'evidence' : follower;
}
