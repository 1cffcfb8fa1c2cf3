import type { Agreement, SteeringStep } from '#agreement';
import { cellsFor, ISSUE_MODE } from '#agreement';
import { catalogueEntry } from '#catalogue';
import { THE_STEERING_GROUP } from '#gate';
import type { Dimension } from '../dimension.ts';

const SPHERE = { de: 'Rechtskreis', en: 'Legal sphere' };
const AGENCY = { de: 'Stelle', en: 'Agency' };

/**
 * What the table of a step is counted by: the parties whose events begin it by a row of the agreement, their legal spheres, and, where
 * a voucher begins it, how that was issued. They come from agreement and catalogue alone, so that a line that is there, or is not, says nothing about anybody.
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
    ...(by.has('issueMode') && from.types.includes(ISSUE_MODE.type) ? [issueModes()] : []),
  ];

  function isCounted(eventType: string, sender: string): boolean {
    return cellsFor(agreement, { eventType, sender, recipient: THE_STEERING_GROUP }).length > 0;
  }
}

/** How vouchers are issued, as the catalogue lists it; what was counted does not matter. */
function issueModes(): Dimension {
  const field = catalogueEntry(ISSUE_MODE.type)?.fields.find(({ name }) => name === ISSUE_MODE.field);
  if (field?.codes === undefined) throw new TypeError('The way of issue is a list of codes.');
  const values = Object.entries(field.codes).map(([id, titles]) => ({ id, titles }));
  return { id: ISSUE_MODE.field, titles: field.titles, values };
}
