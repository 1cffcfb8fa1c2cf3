import type { Restriction } from './index.ts';
import {
  consent,
  consentRow,
  dutyRow,
  JUST_AFTER,
  JUST_BEFORE,
  NOW,
  outcome,
  permitted,
  release,
  secrecyRow,
} from './spec/attendance.ts';

const since = '2026-02-01T00:00:00.000Z';
const restricted: Restriction = { eventIds: '*', from: since };
const newer = { ...consent, validFrom: since };

describe('a restriction of processing', () => {
  it('goes before a statutory duty', () =>
    expect(outcome([dutyRow], { restrictions: [restricted] })).toBe('RESTRICTED'));

  it('leaves other events alone', () =>
    expect(outcome([dutyRow], { restrictions: [{ ...restricted, eventIds: ['other'] }] })).toBe('PERMIT'));

  it.each([
    [NOW, undefined, 'RESTRICTED'],
    // From when it is in the record, whatever the clock says that stated it.
    [JUST_AFTER, undefined, 'RESTRICTED'],
    [JUST_AFTER, NOW, 'PERMIT'],
    [since, NOW, 'PERMIT'],
    [since, JUST_AFTER, 'RESTRICTED'],
  ])('from %s until %s answers %s', (from, until, expected) =>
    expect(outcome([dutyRow], { restrictions: [{ eventIds: '*', from, ...(until && { until }) }] })).toBe(
      expected,
    ),
  );

  it('leaves open the rows that say why they pass it', () =>
    expect(
      outcome([{ ...dutyRow, despiteRestriction: 'legal-claims' }], { restrictions: [restricted] }),
    ).toBe('PERMIT'));

  it('leaves open what the person agreed to from then on', () => {
    const under = (validFrom: string) =>
      outcome([consentRow], { restrictions: [restricted], provisions: [{ ...consent, validFrom }] });
    expect(under(since)).toBe('PERMIT');
    expect(under('2026-01-31T23:59:59.999Z')).toBe('RESTRICTED');
  });

  it('asks the same of a release from secrecy', () => {
    const newerRelease = { ...release, validFrom: since };
    const under = (...provisions: readonly (typeof consent)[]) =>
      outcome([secrecyRow], { restrictions: [restricted], provisions });
    expect(under(newer, newerRelease)).toBe('PERMIT');
    expect(under(newer, release)).toBe('RESTRICTED');
    expect(under(consent, newerRelease)).toBe('RESTRICTED');
  });

  it('does not let an older, deeper consent hide a newer one', () =>
    expect(
      permitted([consentRow], {
        restrictions: [restricted],
        provisions: [consent, { ...newer, consentId: 'newer', depth: 'date' }],
      }),
    ).toMatchObject({ basis: { consentId: 'newer' }, fields: ['since'] }));

  it('of several counts the one that began last', () =>
    expect(
      outcome([consentRow], {
        restrictions: [{ ...restricted, from: JUST_BEFORE }, restricted],
        provisions: [newer],
      }),
    ).toBe('RESTRICTED'));

  it('is told whatever else is lacking', () =>
    expect(outcome([{ ...dutyRow, condition: 'obliged' }, consentRow], { restrictions: [restricted] })).toBe(
      'RESTRICTED',
    ));
});
