import type { Basis } from '#gate';

/**
 * A basis as who only receives is told it: without the recorder of the consent, which may be an agency of which the recipient
 * does not know that it shares the case.
 */
export function basisTold(basis: Basis): Basis {
  if (basis.kind !== 'consent') return basis;
  const { recordedBy: _, ...told } = basis;
  return told;
}
