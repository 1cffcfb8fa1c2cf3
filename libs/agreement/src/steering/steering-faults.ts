import { typeFaults } from '../catalogue-faults.ts';
import type { Fault, Path } from '../problem.ts';
import type { SoundParts } from '../sound-parts.ts';
import type { SteeringStep } from './steering.ts';

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
    ...steps.flatMap((step, index) => stepFaults(step, ['steering', 'steps', index])),
  ];
}

function stepFaults({ from, to, endedBy = [] }: SteeringStep, at: Path): Fault[] {
  const both = endedBy.flatMap((type, index) =>
    to.types.includes(type)
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
    ...typeFaults(from.types, [...at, 'from', 'types']),
    ...typeFaults(to.types, [...at, 'to', 'types']),
    ...typeFaults(endedBy, [...at, 'endedBy']),
    ...both,
  ];
}

function fault(path: Path, code: Fault['code'], fix: string): Fault {
  return { path, code, fix };
}
