import { Stage } from '../stage.ts';
import type { Probe } from './probe.ts';

/** A probe that is played on a stage of its own. */
export function onStage(by: string, play: (stage: Stage) => Promise<readonly string[]>): Probe {
  return {
    by,
    async find(dist) {
      const stage = await Stage.set(dist);
      try {
        return await play(stage);
      } finally {
        await stage.strike();
      }
    },
  };
}
