import { typeFaults } from '../catalogue-faults.ts';
import { countFaults } from '../chains/chain-faults.ts';
import type { Fault, Path } from '../problem.ts';
import type { SoundParts } from '../sound-parts.ts';
import { restingFaults } from './resting-faults.ts';
import type { RestsOn, StepEnd, SteeringStep } from './steering.ts';

/** Every fault in the meaning of what the steering group is shown. */
export function steeringFaults({ steering }: SoundParts): Fault[] {
  const steps = steering?.steps ?? [];
  const ids = steps.map(({ id }) => id);
  return [
    ...ids.flatMap((id, index) =>
      ids.indexOf(id) < index
        ? [fault(['steering', 'steps', index, 'id'], 'ID_TAKEN', 'give each step an id of its own')]
        : [],
    ),
    ...comparedFaults(steering),
    ...(steering ? restingFaults(steering) : []),
    ...steps.flatMap((step, index) => stepFaults(step, ['steering', 'steps', index])),
  ];
}

/** Counts are published to the nearest double of the threshold: no group that is shown has fewer, and fewer would promise what is not so. */
function comparedFaults(steering: SoundParts['steering']): Fault[] {
  if (steering === undefined) return [];
  const least = 2 * steering.threshold;
  return steering.leastCompared >= least
    ? []
    : [
        fault(
          ['steering', 'leastCompared'],
          'FIELD_INVALID',
          `compare no fewer than the double of the threshold: at least ${least}`,
        ),
      ];
}

function stepFaults({ from, to, endedBy = [], restsOn }: SteeringStep, at: Path): Fault[] {
  const both = endedBy.flatMap((type, index) =>
    to.types.includes(type) && to.countsIf?.type !== type
      ? [
          fault(
            [...at, 'endedBy', index],
            'FIELD_INVALID',
            'let a type either end the wait or break it off, not both',
          ),
        ]
      : [],
  );
  return [
    ...endFaults(from, [...at, 'from']),
    ...endFaults(to, [...at, 'to']),
    ...typeFaults(endedBy, [...at, 'endedBy']),
    ...both,
    ...(restsOn ? restFaults(restsOn, endedBy, [...at, 'restsOn']) : []),
  ];
}

/** What ends the wait whatever is left takes nothing; what gives something cannot take it. */
function restFaults({ begunBy, endedBy }: RestsOn, breaks: readonly string[], at: Path): Fault[] {
  return [
    ...typeFaults(begunBy, [...at, 'begunBy']),
    ...endedBy.flatMap(({ types }, index) => {
      const path = [...at, 'endedBy', index, 'types'];
      const both = types.flatMap((type, place) =>
        begunBy.includes(type) || breaks.includes(type)
          ? [
              fault(
                [...path, place],
                'FIELD_INVALID',
                'name what takes away here only: not in begunBy, nor in endedBy of the step',
              ),
            ]
          : [],
      );
      return [...typeFaults(types, path), ...both];
    }),
  ];
}

function endFaults({ types, countsIf }: StepEnd, at: Path): Fault[] {
  const fix = 'name one of the types of this end';
  return [...typeFaults(types, [...at, 'types']), ...countFaults(countsIf, types, [...at, 'countsIf'], fix)];
}

function fault(path: Path, code: Fault['code'], fix: string): Fault {
  return { path, code, fix };
}
