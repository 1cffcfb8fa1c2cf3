import { fullType } from '../expand.ts';
import { countedFrom } from '../chains/chain-from.ts';
import type { RestsOn, Steering, StepEnd } from './steering.ts';

/** What the steering group is shown as the agreement keeps it, from how it is written: with short event types. */
export function steeringFrom(draft: Steering): Steering {
  const steps = draft.steps.map((step) => ({
    ...step,
    from: endFrom(step.from),
    to: endFrom(step.to),
    ...(step.endedBy && { endedBy: step.endedBy.map(fullType) }),
    ...(step.restsOn && { restsOn: restFrom(step.restsOn) }),
  }));
  return { ...draft, steps };
}

function restFrom({ begunBy, endedBy }: RestsOn): RestsOn {
  return {
    begunBy: begunBy.map(fullType),
    endedBy: endedBy.map((end) => ({ ...end, types: end.types.map(fullType) })),
  };
}

function endFrom({ types, countsIf, titles }: StepEnd): StepEnd {
  return { types: types.map(fullType), ...(countsIf && { countsIf: countedFrom(countsIf) }), titles };
}
