import { CASE, CheckedCase, ON_CONSENT, PROVISION } from './checked-case.ts';

let one: CheckedCase;
beforeEach(() => (one = new CheckedCase()));

describe('The checker, on withdrawals (C4)', () => {
  it.each<[string, object]>([
    ['as a whole', {}],
    ['this provision', { provisionIds: ['p1'] }],
    ['the part of its source', { source: 'vhs' }],
  ])('finds what was released after a consent was withdrawn %s', (_what, more) => {
    one.recorded();
    one.consent();
    one.withdrawal(more);
    one.released();
    expect(one.found()).toContain('C4 rests on a consent that had been withdrawn');
  });

  it('finds it also where the decision claims to be older than the withdrawal', () => {
    one.recorded();
    one.consent();
    const before = one.log.entries.filter(({ stream }) => stream === CASE).length - 1;
    one.withdrawal();
    one.released({}, { caseRevision: before });
    expect(one.found()).toContain('C4 rests on a consent that had been withdrawn');
  });

  it('leaves alone what rests on another provision, and what a later consent permits', () => {
    one.recorded();
    one.consent();
    one.log.commanded(CASE, 'vhs', 'consent.give', [
      'ConsentGiven',
      { by: 'vhs', consentId: 'k2', provisions: [PROVISION] },
    ]);
    one.withdrawal();
    one.released({}, { basis: { ...ON_CONSENT, consentId: 'k2' } });
    expect(one.found()).toEqual([]);
  });

  it('finds what an agency told, or was told, after its link was found wrong', () => {
    const split = (agency: string) => ({ agency, handle: 'h', ground: 'other-person', staff: 's-01' });
    for (const agency of ['vhs', 'jobcenter']) {
      one = new CheckedCase();
      one.recorded();
      one.consent();
      one.released();
      expect(one.found()).toEqual([]);
      one.log.commanded(CASE, agency, 'case.unlink', ['AgencyUnlinked', split(agency)]);
      expect(one.found()).toEqual([]);
      one.released();
      expect(one.found()).not.toEqual([]);
    }
  });

  it('finds what was told before the split when the agency is linked again', () => {
    one.recorded();
    one.log.commanded(CASE, 'vhs', 'case.unlink', [
      'AgencyUnlinked',
      { agency: 'vhs', handle: 'h', ground: 'other-person', staff: 's-01' },
    ]);
    one.linked('vhs');
    one.consent();
    one.released();
    expect(one.found()).not.toEqual([]);
    one.recorded();
    one.released();
    expect(one.found().filter((fault) => fault.includes('basis'))).toEqual([]);
  });

  it('tells apart records of the same name by several recorders', () => {
    one.recorded();
    one.linked('caritas');
    one.consent();
    one.consent({}, 'caritas');
    one.withdrawal();
    one.released({}, { basis: { ...ON_CONSENT, recordedBy: 'caritas' } });
    expect(one.found()).toEqual([]);
    one.released();
    expect(one.found()).toContain('C4 rests on a consent that had been withdrawn');
  });

  it('knows that an amendment does not bring back what was withdrawn', () => {
    one.recorded();
    one.consent();
    one.withdrawal();
    const again = { by: 'vhs', consentId: 'k1', provisions: [PROVISION] };
    one.log.commanded(CASE, 'vhs', 'consent.amend', ['ConsentAmended', again]);
    one.released();
    expect(one.found()).toContain('C4 rests on a consent that had been withdrawn');
  });

  it.each<[string, string, string, object]>([
    ['its recorder declared it void', 'consent.invalidate', 'ConsentInvalidated', {}],
    ['its source objected', 'consent.object', 'ConsentObjected', {}],
  ])('finds what was released after %s', (_what, command, fact, more) => {
    one.recorded();
    one.consent();
    one.released();
    one.changed(command, fact, more);
    one.released();
    expect(one.found()).toContain('C4 rests on a consent that counted no more');
    expect(one.found()).toHaveLength(2);
  });

  it('finds what was released on a record after a newer one took its place', () => {
    one.recorded();
    one.consent();
    one.consent({}, 'vhs', { consentId: 'k2', supersedes: 'k1' });
    one.released();
    expect(one.found()).toContain('C4 rests on a consent that counted no more');
    const after = new CheckedCase();
    after.recorded();
    after.consent();
    after.consent({}, 'vhs', { consentId: 'k2', supersedes: 'k1' });
    after.released({}, { basis: { ...ON_CONSENT, consentId: 'k2' } });
    expect(after.found()).toEqual([]);
  });

  it('knows that an objection of one source leaves the other sources alone', () => {
    one.recorded();
    one.consent();
    one.changed('consent.object', 'ConsentObjected', { by: 'caritas' });
    one.released();
    expect(one.found()).toEqual([]);
  });

  it('ends a consent with the representation, until the person itself confirms it', () => {
    one.recorded();
    one.consent({}, 'vhs', { givenBy: 'guardian', representedUntil: '2026-03-02T10:00:00.000Z' });
    one.released();
    expect(one.found()).toEqual(['C1 rests on no basis that can be found']);
    one.changed('consent.reconfirm', 'ConsentReconfirmed', { givenBy: 'person' });
    one.released();
    expect(one.found()).toHaveLength(1);
  });
});
