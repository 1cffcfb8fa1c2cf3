import type { Agreement, SteeringStep } from '#agreement';
import { cellsFor, ISSUE_MODE } from '#agreement';
import type { Titles } from '#catalogue';
import { catalogueEntry, titleOf } from '#catalogue';
import { THE_STEERING_GROUP } from '#gate';
import type { CountedBy, Dimension } from '../dimension.ts';
import { ISSUE_MODE_AT_END } from '../dimension.ts';

const SPHERE = { de: 'Rechtskreis', en: 'Legal sphere' };
const AGENCY = { de: 'Stelle', en: 'Agency' };

/**
 * What the table of a step is counted by: the parties whose events begin it by a row of the agreement, their legal spheres, and how the
 * voucher was issued that begins it, on which it rests, or that ends it. A step that begins later than what it rests on is counted by
 * who gave that: registrations are all of the provider, and how long they wait depends on whose voucher it was. Dimensions that mean
 * something else have another id, as the tables are checked by it; so steps of one agreement that begin alike rest on the same. All come from agreement and catalogue alone, so that a line that is
 * there, or is not, says nothing about anybody.
 */
export function dimensionsOf(agreement: Agreement, step: SteeringStep): readonly Dimension[] {
  const by = new Set(agreement.steering?.countedBy);
  const { begunBy = [] } = step.restsOn ?? {};
  const [rest] = begunBy.some((type) => step.from.types.includes(type)) ? [] : begunBy;
  const types = rest === undefined ? step.from.types : begunBy;
  const parties = agreement.parties.filter(({ agency }) =>
    types.some((eventType) => isCounted(agreement, eventType, agency)),
  );
  const sphere = dimension(by.has('legalSphere'), ['legalSphere', 'restsOnLegalSphere'], SPHERE, rest);
  const agency = dimension(by.has('agency'), ['agency', 'restsOnAgency'], AGENCY, rest);
  const spheres = [...new Set(parties.map(({ legalSphere }) => legalSphere))];
  return [
    ...sphere.map((one) => ({ ...one, values: spheres.map((id) => ({ id, titles: { de: id, en: id } })) })),
    ...agency.map((one) => ({
      ...one,
      values: parties.map(({ agency: id, titles, legalSphere }) => ({ id, titles, of: legalSphere })),
      ...sphere.map(({ id }) => ({ within: id }))[0],
    })),
    ...(by.has('issueMode') ? issueModesOf(step) : []),
  ];
}

function isCounted(agreement: Agreement, eventType: string, sender: string): boolean {
  return cellsFor(agreement, { eventType, sender, recipient: THE_STEERING_GROUP }).length > 0;
}

/** Head of a dimension where the parties count by it: of what begins a step, or of what it rests on, which its title names. */
function dimension(
  isAsked: boolean,
  [own, other]: readonly [CountedBy, CountedBy],
  titles: Titles,
  rest: string | undefined,
): readonly Pick<Dimension, 'id' | 'titles'>[] {
  if (!isAsked) return [];
  if (rest === undefined) return [{ id: own, titles }];
  const { de, en } = titleOf(rest);
  return [{ id: other, titles: { de: `${titles.de} (${de})`, en: `${titles.en} (${en})` } }];
}

/** How vouchers are issued, as the catalogue lists it; what was counted does not matter. */
function issueModesOf({ from, to, restsOn }: SteeringStep): readonly Dimension[] {
  const field = catalogueEntry(ISSUE_MODE.type)?.fields.find(({ name }) => name === ISSUE_MODE.field);
  if (field?.codes === undefined) throw new TypeError('The way of issue is a list of codes.');
  const values = Object.entries(field.codes).map(([id, titles]) => ({ id, titles }));
  if ([...from.types, ...(restsOn?.begunBy ?? [])].includes(ISSUE_MODE.type))
    return [{ id: ISSUE_MODE.field, titles: field.titles, values }];
  return to.types.includes(ISSUE_MODE.type)
    ? [{ id: ISSUE_MODE_AT_END, titles: titlesAtEnd(field.titles), values }]
    : [];
}

/**
 * While somebody waits for the voucher nobody knows how it will be issued: they are in `other`. The title says so: as long as others
 * wait, those who do not are the ones who waited less.
 */
function titlesAtEnd({ de, en }: Titles): Titles {
  return {
    de: `${de} (nur wer den Schein hat; wer noch wartet, steht unter „übrige“)`,
    en: `${en} (only those who have the voucher; whoever still waits is under “other”)`,
  };
}
