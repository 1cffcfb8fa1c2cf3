import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { parseAgreement } from '../parse.ts';
import type { ConflictRule } from './conflict-rule.ts';

const sample = readFileSync(
  join(import.meta.dirname, '../../../../deploy/local/demo/agreement.yaml'),
  'utf8',
);
const whole = parse(sample) as {
  agreement: object;
  parties: unknown;
  conflicts: ConflictRule[];
  matrix: unknown[];
};

/** The parties and rules of conflicts of the sample with a single row: what else is in it takes long to check. */
const small = {
  agreement: whole.agreement,
  parties: whole.parties,
  conflicts: whole.conflicts,
  matrix: whole.matrix.slice(0, 1),
  recorders: [],
  functions: [],
  links: { codes: { make: [], redeem: [] }, ways: [] },
};

function parsed(conflicts: readonly unknown[]) {
  return parseAgreement(JSON.stringify({ ...small, conflicts }));
}

/** The faults of a list of rules, as "pointer code". */
function faultsOf(conflicts: readonly unknown[]): string[] {
  const read = parsed(conflicts);
  return Array.isArray(read) ? read.map(({ pointer, code }) => `${pointer} ${code}`) : [];
}

/** The faults after a change of the first side of a rule of the sample. */
function sideWith(id: string, members: object): string[] {
  const rule = small.conflicts.find((one) => one.id === id);
  const [side, ...others] = rule?.between ?? [];
  return faultsOf([{ ...rule, between: [{ ...side, ...members }, ...others] }]);
}

const [first] = small.conflicts;

describe('the rules of conflicts of an agreement', () => {
  it('are without fault in the sample, with whole types', () => {
    const agreement = parsed(small.conflicts);
    if (Array.isArray(agreement)) throw new Error('the sample has faults');
    expect(agreement.conflicts?.map(({ id }) => id)).toEqual([
      'two-vouchers',
      'two-courses',
      'placement-in-full-day-course',
      'duty-despite-deviation',
      'sphere-changed-under-duty',
    ]);
    expect(agreement.conflicts?.[0]).toMatchObject({
      paragraph: '§ 8(1) s. 2 IntV',
      between: [
        {
          begunBy: ['de.wegmarke.language.voucher-issued.v1'],
          endedBy: [
            { types: ['de.wegmarke.language.voucher-withdrawn.v1'], closes: 'latest' },
            { types: ['de.wegmarke.language.voucher-lapsed.v1'], closes: 'earliest' },
            { types: ['de.wegmarke.language.course-completed.v1'], closes: 'all' },
          ],
          lastDay: { field: 'validUntil', unless: ['de.wegmarke.language.registered.v1'] },
        },
      ],
    });
    expect(agreement.conflicts?.[2]?.between[0]?.countsIf?.type).toBe('de.wegmarke.work.placement-made.v1');
  });

  it('may be left out', () => {
    expect(faultsOf([])).toEqual([]);
    expect(parsed([])).toMatchObject({ conflicts: [] });
  });

  it.each<[string, string, object, string]>([
    ['a type that nobody knows', 'two-vouchers', { begunBy: ['language.dreamt'] }, '/begunBy/0 TYPE_UNKNOWN'],
    [
      'an ending type that nobody knows',
      'two-vouchers',
      { endedBy: [{ types: ['language.dreamt'], closes: 'all' }] },
      '/endedBy/0/types/0 TYPE_UNKNOWN',
    ],
    [
      'what both begins and ends it',
      'two-vouchers',
      { endedBy: [{ types: ['language.voucher-issued'], closes: 'all' }] },
      '/endedBy/0/types/0 FIELD_INVALID',
    ],
    [
      'a way of closing that is none',
      'two-vouchers',
      { endedBy: [{ types: ['language.voucher-lapsed'], closes: 'some' }] },
      '/endedBy/0/closes FIELD_INVALID',
    ],
    ['nothing that ends it', 'two-vouchers', { endedBy: [] }, '/endedBy FIELD_INVALID'],
    ['an agency that is no party', 'duty-despite-deviation', { by: ['stranger'] }, '/by/0 AGENCY_UNKNOWN'],
    [
      'a last day that is no day',
      'two-vouchers',
      { lastDay: { field: 'issuer' } },
      '/lastDay/field FIELD_INVALID',
    ],
    [
      'a last day that only one of its types has',
      'two-courses',
      { lastDay: { field: 'validUntil' } },
      '/lastDay/field FIELD_INVALID',
    ],
    [
      'a use by a type that nobody knows',
      'two-vouchers',
      { lastDay: { field: 'validUntil', unless: ['language.dreamt'] } },
      '/lastDay/unless/0 TYPE_UNKNOWN',
    ],
    [
      'a first day that is no day',
      'placement-in-full-day-course',
      { firstDay: 'workingTime' },
      '/firstDay FIELD_INVALID',
    ],
    [
      'a count of what does not begin it',
      'placement-in-full-day-course',
      { countsIf: { type: 'work.placement-ended', field: 'kind', codes: ['internship'] } },
      '/countsIf/type FIELD_INVALID',
    ],
    [
      'a count by a code that is none',
      'placement-in-full-day-course',
      { countsIf: { type: 'work.placement-made', field: 'workingTime', codes: ['full-time', 'never'] } },
      '/countsIf/codes/1 FIELD_INVALID',
    ],
    [
      'a thing told apart by a field that its end does not have',
      'two-courses',
      { sameBy: 'plannedEnd' },
      '/sameBy FIELD_INVALID',
    ],
    ['a member that no side has', 'two-courses', { colour: 'blue' }, '/colour FIELD_UNKNOWN'],
  ])('are refused with %s', (_, id, members, fault) => {
    expect(sideWith(id, members)).toEqual([`/conflicts/0/between/0${fault}`]);
  });

  it('are refused where an end closes the same thing and nothing says which it is', () => {
    expect(sideWith('two-courses', { sameBy: undefined })).toEqual([
      '/conflicts/0/between/0/sameBy FIELD_MISSING',
    ]);
  });

  it('are refused with an id that stands twice, with no side and with three', () => {
    expect(faultsOf([first, first].map((rule, at) => ({ ...rule, paragraph: `§ ${at + 1}` })))).toEqual([
      '/conflicts/1/id ID_TAKEN',
    ]);
    expect(faultsOf([{ ...first, between: [] }])).toEqual(['/conflicts/0/between FIELD_INVALID']);
    const sides = small.conflicts.slice(0, 3).map(({ between }) => between[0]);
    expect(faultsOf([{ ...first, between: sides }])).toEqual(['/conflicts/0/between FIELD_INVALID']);
  });
});
