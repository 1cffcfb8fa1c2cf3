import type { KnownReference, References } from '../journal/references.ts';
import { DeskProblem } from './problem.ts';

/** One of the agency's own files. Throws `REFERENCE_UNKNOWN`. */
export function ownFile(references: Pick<References, 'find'>, reference: string | undefined): KnownReference {
  const found = reference === undefined ? undefined : references.find(reference);
  if (found !== undefined) return found;
  throw new DeskProblem('REFERENCE_UNKNOWN', 'open the case first (POST /desk/cases) or import it');
}

/** One of the agency's own files that is linked to a case at the hub. Throws `REFERENCE_UNKNOWN`, `NOT_LINKED`. */
export function linkedFile(
  references: Pick<References, 'find'>,
  reference: string | undefined,
): KnownReference {
  const found = ownFile(references, reference);
  if (found.link === 'linked') return found;
  throw new DeskProblem(
    'NOT_LINKED',
    'open the case or redeem a link code first, and wait until it is linked',
  );
}
