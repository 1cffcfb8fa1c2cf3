import { CASE, CheckedCase, ON_CONSENT, PROVISION } from './checked-case.ts';
import type { RecordedAsk, RecordedDecision } from './release.ts';

let one: CheckedCase;
beforeEach(() => (one = new CheckedCase()));

it('The checker finds nothing in a sound log', () => {
  one.recorded();
  one.consent();
  one.released();
  one.withdrawal();
  one.log.release(CASE, one.event, { recipient: 'vhs', purpose: 'own-record' }, {});
  expect(one.found()).toEqual([]);
});

describe('The checker, on what was released (C1)', () => {
  it.each<[string, object, string | undefined]>([
    ['for this recipient', {}, undefined],
    ['for another recipient', { recipients: ['abh'] }, 'rests on no basis that can be found'],
    ['of another source', { source: 'caritas' }, 'rests on no basis that can be found'],
    ['for another purpose', { purposes: ['counselling'] }, 'rests on no basis that can be found'],
    [
      'for other events',
      { eventTypes: ['de.wegmarke.language.interrupted.v1'] },
      'rests on no basis that can be found',
    ],
    ['that is over', { validUntil: '2026-03-02T10:00:00.000Z' }, 'rests on no basis that can be found'],
    ['that has not begun', { validFrom: '2026-03-02T10:00:00.001Z' }, 'rests on no basis that can be found'],
    [
      'for what happens later',
      { dataFrom: '2026-03-02T10:00:00.001Z' },
      'rests on no basis that can be found',
    ],
    [
      'for what happened before',
      { dataUntil: '2026-03-02T10:00:00.000Z' },
      'rests on no basis that can be found',
    ],
    ['that is no consent', { form: 'secrecy-release' }, 'rests on no basis that can be found'],
    ['that shows less', { depth: 'fact' }, 'shows more than its basis lets through'],
  ])('looks for a consent %s', (_what, provision, says) => {
    one.recorded();
    one.consent(provision);
    one.released();
    expect(one.found()).toEqual(says === undefined ? [] : [`C1 ${says}`]);
  });

  it('wants the consent recorded by its source, or by a body the agreement names, never in its own favour', () => {
    one.recorded();
    one.consent({}, 'jobcenter');
    one.released();
    expect(one.found()).toEqual(['C1 rests on no basis that can be found']);
  });

  it('wants the consent before the release', () => {
    one.recorded();
    one.released();
    one.consent();
    expect(one.found()).toEqual(['C1 rests on no basis that can be found']);
  });

  it.each<[string, Partial<RecordedDecision>, string]>([
    ['an older revision', { caseRevision: 2 }, 'was not decided on the revision it was entered at'],
    ['another agreement', { agreementHash: 'other' }, 'names an agreement that was not in force'],
    ['a later registry', { registryRevision: 99 }, 'names an agreement that was not in force'],
    ['a long window', { notAfter: '2026-03-02T10:00:01.000Z' }, 'is open longer than it may be'],
    ['no time limit', { notAfter: '' }, 'lacks notAfter'],
    ['fields nobody asked for', { fields: ['plannedStart'] }, 'shows fields nobody asked for'],
    ['another event', { eventIds: ['e9'] }, 'tells of an event that is not in the case like this'],
    ['another row', { basis: { ...ON_CONSENT, rowId: 'x' } }, 'rests on no basis that can be found'],
    ['another kind of basis', { basis: { kind: 'own' } }, 'rests on no basis that can be found'],
  ])('notices %s', (_what, decided, says) => {
    one.recorded();
    one.consent();
    one.released({}, decided);
    expect(one.found().map((said) => said.split(': ')[0])).toContain(`C1 ${says}`);
  });

  it.each<[string, Partial<RecordedAsk>, string]>([
    ['another case', { caseId: 'c2' }, 'was decided for another case'],
    [
      'another date',
      { happenedAt: '2026-01-01T00:00:00.000Z' },
      'tells of an event that is not in the case like this',
    ],
    ['an agency without a link', { recipient: 'abh' }, 'reaches an agency that is not linked'],
    ['a sender without a link', { sender: 'caritas' }, 'comes from an agency that is not linked'],
    ['a door that is not open', { door: 'embed' }, 'left by a function that is switched off'],
  ])('notices %s', (_what, ask, says) => {
    one.recorded();
    one.consent();
    one.released(ask);
    expect(one.found()).toContain(`C1 ${says}`);
  });

  it('notices a decision that was made for somebody else', () => {
    one.recorded();
    one.consent();
    one.released();
    const last = one.log.entries.length - 1;
    const { content } = one.log.entries[last]!;
    const data = { ...(content?.data as object), recipient: 'abh' };
    const other = one.doctored(last, { content: { salt: content?.salt ?? '', data } });
    expect(one.found(other)).toContain('C1 was decided for another recipient');
    expect(one.found(other)).toContain('N2 is not what was committed to');
  });

  it('asks a condition of the sender’s own knowledge', () => {
    one.recorded('language.irregular-attendance');
    const rowId = 'int-8-3-obliged.irregular-attendance.vhs.jobcenter.duty-monitoring';
    const ask = { purpose: 'duty-monitoring', fields: ['courseCode', 'missedLessons'] };
    const obliged = () => one.log.release(CASE, one.event, ask, { basis: { kind: 'statutory', rowId } });
    obliged();
    expect(one.found()).toEqual(['C1 rests on no basis that can be found']);
    one.log.event(CASE, 'jobcenter', 'language.duty-stated');
    obliged();
    expect(one.found()).toHaveLength(1);
  });

  it('never lets special fields through by law', () => {
    one.recorded('language.interrupted');
    one.log.commanded(CASE, 'abh', 'case.accept-link', [
      'AgencyLinked',
      { agency: 'bamf', handle: 'h', way: 'statutory' },
    ]);
    const rowId = 'int-8-2.interrupted.vhs.bamf.course-progress';
    const ask = { recipient: 'bamf', fields: ['courseCode', 'reason'] };
    one.log.release(CASE, one.event, ask, { basis: { kind: 'statutory', rowId } });
    expect(one.found()).toEqual(['C1 shows more than its basis lets through']);
  });

  it('wants the release from secrecy beside the consent', () => {
    one.log.commanded(CASE, 'caritas', 'case.accept-link', [
      'AgencyLinked',
      { agency: 'caritas', handle: 'h', way: 'statutory' },
    ]);
    one.recorded('language.need-found', 'caritas');
    const counselling = { source: 'caritas', purposes: ['counselling'] };
    one.consent(counselling, 'caritas');
    const rowId = 'consent-from-counselling.need-found.caritas.jobcenter.counselling';
    const ask = { purpose: 'counselling', fields: ['level'] };
    const basis = { ...ON_CONSENT, rowId, recordedBy: 'caritas' };
    one.log.release(CASE, one.event, ask, { basis });
    one.log.release(CASE, one.event, ask, { basis: { ...basis, secrecyReleaseId: 'k2' } });
    expect(one.found()).toHaveLength(2);
    const provisions = [{ ...PROVISION, ...counselling, form: 'secrecy-release' }];
    one.log.commanded(CASE, 'caritas', 'consent.give', [
      'ConsentGiven',
      { by: 'caritas', consentId: 'k2', provisions },
    ]);
    one.log.release(CASE, one.event, ask, { basis: { ...basis, secrecyReleaseId: 'k2' } });
    expect(one.found()).toHaveLength(2);
  });

  it('knows no ground where a row forbids', () => {
    one.recorded('language.need-found', 'caritas');
    one.log.commanded(CASE, 'caritas', 'case.accept-link', [
      'AgencyLinked',
      { agency: 'caritas', handle: 'h', way: 'statutory' },
    ]);
    one.log.commanded(CASE, 'caritas', 'case.accept-link', [
      'AgencyLinked',
      { agency: 'bamf', handle: 'h', way: 'statutory' },
    ]);
    one.consent({ source: 'caritas', recipients: ['bamf'], purposes: ['counselling'] }, 'caritas');
    const rowId = 'consent-from-counselling.need-found.caritas.bamf.counselling';
    const ask = { recipient: 'bamf', purpose: 'counselling', fields: ['level'] };
    one.log.release(CASE, one.event, ask, { basis: { ...ON_CONSENT, rowId } });
    expect(one.found()).toEqual(['C1 rests on no basis that can be found']);
  });
});
