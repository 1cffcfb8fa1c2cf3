import type { TablesTold } from '../record/steering.events.ts';
import type { EffectOf } from './proposal-shown.ts';

/** What came of adopted versions, from what was published last about everybody in each: nothing is counted anew for it. */
export function effectOf(publications: readonly TablesTold[]): EffectOf {
  return (step, { from }) => {
    const told = publications.flatMap(({ closing, changes }) =>
      changes
        .filter(({ step: id, since, dimension }) => id === step && since === from && dimension === undefined)
        .map(({ sentence }) => ({ closing, sentence })),
    );
    return told.at(-1);
  };
}
