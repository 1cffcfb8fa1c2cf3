import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { parseAgreement } from '../parse.ts';

const sample = readFileSync(
  join(import.meta.dirname, '../../../../deploy/local/demo/agreement.yaml'),
  'utf8',
);

type Chain = Record<string, unknown> & { milestones: Record<string, unknown>[] };

/** The parties and chains of the sample with a single row: what else is in it takes long to check and is not asked about. */
const whole = parse(sample) as {
  agreement: Record<string, unknown>;
  parties: unknown;
  chains: Chain[];
  matrix: unknown[];
};
const small = {
  agreement: whole.agreement,
  parties: whole.parties,
  chains: whole.chains,
  matrix: whole.matrix.slice(0, 1),
  recorders: [],
  functions: [],
  links: { codes: { make: [], redeem: [] }, ways: [] },
};

/** The faults of the sample after a change of its first chain, as "pointer code". */
function faultsAfter(change: (chain: Chain, head: Record<string, unknown>) => void): string[] {
  const document = structuredClone(small);
  const [chain] = document.chains;
  if (chain === undefined) throw new Error('the sample has chains');
  change(chain, document.agreement);
  const parsed = parseAgreement(JSON.stringify(document));
  return Array.isArray(parsed) ? parsed.map(({ pointer, code }) => `${pointer} ${code}`) : [];
}

/** The faults after a change of one milestone of the first chain. */
const milestoneWith = (at: number, members: object) =>
  faultsAfter(({ milestones }) => Object.assign(milestones[at] ?? {}, members));

/** Whose turn it is by each code of the field that the sample names. */
const issuers = {
  'immigration-office': 'abh',
  jobcenter: 'jobcenter',
  'asylblg-office': 'asylblg',
  bamf: 'bamf',
  bva: 'nobody',
  none: 'nobody',
};

describe('the service chains of an agreement', () => {
  it('are without fault in the sample, with whole types', () => {
    expect(faultsAfter(() => undefined)).toEqual([]);
    const agreement = parseAgreement(sample);
    if (Array.isArray(agreement)) throw new Error('the sample has faults');
    expect(agreement.land).toBe('NW');
    expect(agreement.chains?.[0]).toMatchObject({
      id: 'integration-course',
      endedBy: ['de.wegmarke.entry.moved.v1'],
      milestones: expect.arrayContaining([
        expect.objectContaining({
          id: 'voucher',
          reachedBy: ['de.wegmarke.language.voucher-issued.v1'],
          actorNamedBy: expect.objectContaining({ type: 'de.wegmarke.language.competence-decided.v1' }),
        }),
      ]),
    });
  });

  it.each<[string, number, object, string]>([
    ['a type that nobody knows', 0, { reachedBy: ['language.dreamt'] }, '/reachedBy/0 TYPE_UNKNOWN'],
    ['an undoing type that nobody knows', 1, { undoneBy: ['language.dreamt'] }, '/undoneBy/0 TYPE_UNKNOWN'],
    [
      'what both reaches and undoes it',
      1,
      { undoneBy: ['language.voucher-issued'] },
      '/undoneBy/0 FIELD_INVALID',
    ],
    ['one that comes after a later one', 1, { after: 'started' }, '/after MILESTONE_UNKNOWN'],
    ['one that comes after itself', 1, { after: 'voucher' }, '/after MILESTONE_UNKNOWN'],
    ['an id that stands twice', 4, { id: 'started' }, '/id ID_TAKEN'],
    [
      'a limit without a beginning',
      0,
      { limits: [{ period: 'P8W', kind: 'target' }] },
      '/after FIELD_MISSING',
    ],
    [
      'a limit of the law without a paragraph',
      3,
      { limits: [{ period: 'P6W', kind: 'legal' }] },
      '/limits/0/paragraph PARAGRAPH_MISSING',
    ],
    [
      'a period of nothing',
      3,
      { limits: [{ period: 'P0W', kind: 'target' }] },
      '/limits/0/period FIELD_INVALID',
    ],
    ['an actor that is no party', 3, { actors: ['vhs', 'stranger'] }, '/actors/1 AGENCY_UNKNOWN'],
    ['nobody to act', 3, { actors: [] }, '/actors FIELD_INVALID'],
    [
      'a field without codes',
      1,
      { actorNamedBy: { type: 'language.registered', field: 'courseCode', agencies: { x: 'abh' } } },
      '/actorNamedBy/field FIELD_INVALID',
    ],
    [
      'a code that the field does not have',
      1,
      {
        actorNamedBy: {
          type: 'language.competence-decided',
          field: 'issuer',
          agencies: { ...issuers, nobody: 'abh' },
        },
      },
      '/actorNamedBy/agencies/nobody FIELD_INVALID',
    ],
    [
      'a code for one who does not act',
      1,
      {
        actorNamedBy: {
          type: 'language.competence-decided',
          field: 'issuer',
          agencies: { ...issuers, none: 'vhs' },
        },
      },
      '/actorNamedBy/agencies/none FIELD_INVALID',
    ],
    [
      'a naming type that nobody knows',
      1,
      { actorNamedBy: { type: 'language.dreamt', field: 'issuer', agencies: { none: 'abh' } } },
      '/actorNamedBy/type TYPE_UNKNOWN',
    ],
    [
      'a count of what does not reach it',
      2,
      { countsIf: { type: 'language.voucher-issued', field: 'issueMode', codes: ['paper'] } },
      '/countsIf/type FIELD_INVALID',
    ],
    [
      'a count by a code that is none',
      2,
      { countsIf: { type: 'language.registered', field: 'courseKind', codes: ['general', 'dancing'] } },
      '/countsIf/codes/1 FIELD_INVALID',
    ],
    ['a member that no milestone has', 2, { colour: 'blue' }, '/colour FIELD_UNKNOWN'],
  ])('are refused with %s', (_, at, members, fault) => {
    expect(milestoneWith(at, members)).toEqual([`/chains/0/milestones/${at}${fault}`]);
  });

  it('are refused where a code is left out, as the step would be everybody’s: the fix names it', () => {
    const { bva: _, ...others } = issuers;
    const document = structuredClone(small);
    Object.assign(document.chains[0]?.milestones[1] ?? {}, {
      actorNamedBy: { type: 'language.competence-decided', field: 'issuer', agencies: others },
    });
    expect(parseAgreement(JSON.stringify(document))).toEqual([
      expect.objectContaining({
        pointer: '/chains/0/milestones/1/actorNamedBy/agencies',
        code: 'FIELD_MISSING',
        fix: expect.stringContaining('add bva'),
      }),
    ]);
  });

  it('are refused with an end by a type that nobody knows, and with an id that stands twice', () => {
    expect(faultsAfter((chain) => (chain['endedBy'] = ['language.dreamt']))).toEqual([
      '/chains/0/endedBy/0 TYPE_UNKNOWN',
    ]);
    expect(faultsAfter((chain) => (chain['id'] = 'claim'))).toEqual(['/chains/1/id ID_TAKEN']);
  });

  it.each([
    [
      'a type that does not end it',
      { type: 'language.registered', field: 'courseKind', codes: ['general'] },
      '/type FIELD_INVALID',
    ],
    [
      'a code that is none',
      { type: 'entry.moved', field: 'destination', codes: ['seaside'] },
      '/codes/0 FIELD_INVALID',
    ],
  ])('are refused with an end by the codes of %s', (_, endsIf, fault) => {
    expect(faultsAfter((chain) => (chain['endsIf'] = endsIf))).toEqual([`/chains/0/endsIf${fault}`]);
  });

  it('are refused with an end by what reaches a milestone, unless their codes tell them apart', () => {
    const endedBy = ['entry.moved', 'language.registered'];
    const ends = (codes: readonly string[], counts?: readonly string[]) =>
      faultsAfter((chain) => {
        const of = { type: 'language.registered', field: 'courseKind' };
        Object.assign(chain, { endedBy, endsIf: { ...of, codes } });
        if (counts) Object.assign(chain.milestones[2] ?? {}, { countsIf: { ...of, codes: counts } });
      });
    expect(ends(['general'])).toEqual(['/chains/0/endedBy/1 FIELD_INVALID']);
    expect(ends(['general'], ['youth', 'general'])).toEqual(['/chains/0/endedBy/1 FIELD_INVALID']);
    expect(ends(['general'], ['youth'])).toEqual([]);
  });

  it('need a Land whose holidays count as soon as the law sets a limit', () => {
    expect(faultsAfter((_, head) => delete head['land'])).toEqual(['/agreement/land FIELD_MISSING']);
    expect(faultsAfter((_, head) => (head['land'] = 'XX'))).toEqual(['/agreement/land FIELD_INVALID']);
  });
});
