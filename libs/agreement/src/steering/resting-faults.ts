import { isDeepStrictEqual } from 'node:util';
import { fullType } from '../expand.ts';
import type { Fault } from '../problem.ts';
import { ISSUE_MODE } from './counted-fields.ts';
import type { Steering, SteeringStep } from './steering.ts';

/**
 * Faults of steps that begin alike and rest on different things. Whether tables reveal anybody is worked out of all tables of one beginning
 * together, by the ids of their dimensions; of what waits rest on, and how that was issued, each has one id. Two meanings under one id
 * would be read as one number, and what they reveal would not be seen.
 */
export function restingFaults({ countedBy, steps }: Pick<Steering, 'countedBy' | 'steps'>): Fault[] {
  const isAsked = (step: SteeringStep): boolean =>
    step.restsOn === undefined
      ? countedBy.includes('issueMode') && step.from.types.map(fullType).includes(ISSUE_MODE.type)
      : countedBy.length > 0;
  return steps.flatMap((step, index) => {
    const others = steps
      .slice(0, index)
      .filter((one) => isAsked(one) && isAsked(step) && !isDeepStrictEqual(one.restsOn, step.restsOn));
    return step.from.types.flatMap((type, place) => {
      const other = others.find(({ from }) => from.types.includes(type));
      return other === undefined ? [] : [fault(index, place, other.id)];
    });
  });
}

function fault(step: number, place: number, other: string): Fault {
  return {
    path: ['steering', 'steps', step, 'from', 'types', place],
    code: 'FIELD_INVALID',
    fix: `let the step rest on the same (restsOn) as ${other}, which begins with this type too, or begin with another type`,
  };
}
