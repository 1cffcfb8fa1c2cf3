import type { Chosen } from '../entries/choose-entries.decide.ts';
import type { Undelivered } from './undelivered.ts';

/** What one case holds for a recipient at one revision. */
export interface Look extends Undelivered {
  readonly chosen: readonly Chosen[];
  /** When to look again though nothing happens. */
  readonly wakeAt?: string;
}

/** What of a look goes into this answer. */
export interface Portion extends Look {
  /** The case holds more than goes into this answer. */
  readonly cut: boolean;
}

/** Shares the room of one answer among the cases in their order: the first ones whole, then one cut, the rest next time. */
export function planClaim(looks: readonly Look[], room: number): readonly Portion[] {
  let left = room;
  return looks.map((look) => {
    const chosen = look.chosen.slice(0, left);
    left -= chosen.length;
    return { ...look, chosen, cut: chosen.length < look.chosen.length };
  });
}
