import type { Provision } from './index.ts';
import {
  consent,
  consentRow,
  JUST_AFTER,
  NOW,
  outcome,
  permitted,
  release,
  secrecyRow,
} from './spec/attendance.ts';

describe('a consent row', () => {
  const cases: [string, Partial<Provision>, string][] = [
    ['covers sender, recipient, purpose and type', {}, 'PERMIT'],
    ['names another source', { source: 'jobcenter' }, 'NO_CONSENT'],
    ['names another recipient', { recipients: ['caritas'] }, 'NO_CONSENT'],
    ['names another purpose', { purposes: ['counselling'] }, 'NO_CONSENT'],
    ['names another event type', { eventTypes: ['course-started'] }, 'NO_CONSENT'],
    ['names every event type', { eventTypes: ['*'] }, 'PERMIT'],
    ['was withdrawn', { withdrawnAt: '2026-02-01T00:00:00.000Z' }, 'CONSENT_WITHDRAWN'],
    ['counts no more', { invalidatedAt: NOW }, 'CONSENT_INVALIDATED'],
    [
      'counts no more, whatever the clock says that stated it',
      { invalidatedAt: JUST_AFTER },
      'CONSENT_INVALIDATED',
    ],
    ['was withdrawn and counts no more', { withdrawnAt: NOW, invalidatedAt: NOW }, 'CONSENT_WITHDRAWN'],
    ['begins this very instant', { validFrom: NOW }, 'PERMIT'],
    ['begins an instant later', { validFrom: JUST_AFTER }, 'CONSENT_NOT_YET_VALID'],
    ['ends this very instant', { validUntil: NOW }, 'CONSENT_EXPIRED'],
    ['ends an instant later', { validUntil: JUST_AFTER }, 'PERMIT'],
    ['covers data from the day on', { dataFrom: '2026-02-10T00:00:00.000Z' }, 'PERMIT'],
    ['covers later data only', { dataFrom: '2026-02-10T00:00:00.001Z' }, 'OUTSIDE_DATA_PERIOD'],
    ['covers earlier data only', { dataUntil: '2026-02-10T00:00:00.000Z' }, 'OUTSIDE_DATA_PERIOD'],
  ];
  it.each(cases)('with a provision that %s', (_title, change, expected) =>
    expect(outcome([consentRow], { provisions: [{ ...consent, ...change }] })).toBe(expected),
  );

  it('tells the flaw that comes nearest to a yes', () => {
    const over = { ...consent, validUntil: NOW };
    const withdrawn = { ...consent, withdrawnAt: NOW };
    const invalid = { ...consent, invalidatedAt: NOW };
    expect(outcome([consentRow], { provisions: [invalid, withdrawn, over] })).toBe('CONSENT_EXPIRED');
    expect(outcome([consentRow], { provisions: [invalid, withdrawn] })).toBe('CONSENT_WITHDRAWN');
  });

  it('passes a special category only where it is expressly included', () => {
    expect(permitted([consentRow], { provisions: [consent] }).fields).toEqual(['weeks', 'since']);
    expect(permitted([consentRow], { provisions: [{ ...consent, special: true }] }).fields).toEqual([
      'weeks',
      'since',
      'reason',
    ]);
  });

  it('names whose record decides, in whatever order: ids are unique for each recorder only', () => {
    const another = { ...consent, recordedBy: 'jobcenter' };
    for (const provisions of [
      [consent, another],
      [another, consent],
    ])
      expect(permitted([consentRow], { provisions }).basis).toMatchObject({ recordedBy: 'jobcenter' });
    const provisions = [{ ...another, withdrawnAt: NOW }, consent];
    expect(permitted([consentRow], { provisions }).basis).toMatchObject({ recordedBy: 'vhs' });
  });

  it('goes no deeper than the consent', () =>
    expect(permitted([consentRow], { provisions: [{ ...consent, depth: 'date' }] })).toMatchObject({
      fields: ['since'],
      showsDate: true,
    }));

  it('of a bearer of professional secrecy also needs their release (§ 203 StGB), recorded by the bearer', () => {
    expect(outcome([secrecyRow], { provisions: [consent] })).toBe('SECRECY_NOT_RELEASED');
    expect(outcome([secrecyRow], { provisions: [release] })).toBe('NO_CONSENT');
    const byAnother = { ...release, recordedBy: 'jobcenter' };
    expect(outcome([secrecyRow], { provisions: [consent, byAnother] })).toBe('SECRECY_NOT_RELEASED');
    expect(permitted([secrecyRow], { provisions: [consent, release] }).basis).toMatchObject({
      secrecyReleaseId: 'release-1',
    });
  });
});
