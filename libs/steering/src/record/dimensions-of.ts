import type { Agreement, SteeringStep } from '#agreement';
import { cellsFor } from '#agreement';
import { THE_STEERING_GROUP } from '#gate';
import type { Dimension } from '../dimension.ts';

const SPHERE = { de: 'Rechtskreis', en: 'Legal sphere' };
const AGENCY = { de: 'Stelle', en: 'Agency' };

/**
 * What the table of a step is counted by: the parties whose events begin it by a row of the agreement, and their legal spheres. They
 * come from the agreement alone, so that a line that is there, or is not, says nothing about anybody.
 */
export function dimensionsOf(agreement: Agreement, { from }: SteeringStep): readonly Dimension[] {
  const counted = agreement.parties.filter(({ agency }) =>
    from.types.some((type) => isCounted(type, agency)),
  );
  const spheres = [...new Set(counted.map(({ legalSphere }) => legalSphere))];
  const by = new Set(agreement.steering?.countedBy);
  return [
    ...(by.has('legalSphere')
      ? [
          {
            id: 'legalSphere',
            titles: SPHERE,
            values: spheres.map((id) => ({ id, titles: { de: id, en: id } })),
          },
        ]
      : []),
    ...(by.has('agency')
      ? [
          {
            id: 'agency',
            titles: AGENCY,
            values: counted.map(({ agency, titles, legalSphere }) => ({
              id: agency,
              titles,
              of: legalSphere,
            })),
            ...(by.has('legalSphere') && { within: 'legalSphere' }),
          },
        ]
      : []),
  ];

  function isCounted(eventType: string, sender: string): boolean {
    return cellsFor(agreement, { eventType, sender, recipient: THE_STEERING_GROUP }).length > 0;
  }
}
