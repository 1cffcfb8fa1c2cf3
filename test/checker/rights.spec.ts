import { join } from 'node:path';
import { CASE, CheckedCase, ON_CONSENT, PROVISION } from './checked-case.ts';

/** Has rows that wait for a question, and a clerk. */
const COURSE = join(import.meta.dirname, '../../docs/gate-vectors/agreements/course.yaml');
const NO_BASIS = 'C1 rests on no basis that can be found';
const BEFORE = '2026-03-01T00:00:00.000Z';
const OF_VHS = { controller: 'vhs-rheine', request: 'r1' };
const LIFT = { ...OF_VHS, proposal: 'lift-1', personToldAt: BEFORE, staff: 'staff-1' };
const DECIDED = {
  ...OF_VHS,
  by: 'vhs',
  proposal: 'p1',
  decision: 'grant',
  proposedBy: 'staff-1',
  staff: 'staff-2',
};

let one: CheckedCase;
beforeEach(() => {
  one = new CheckedCase();
  one.recorded();
});

/** One member of the desk proposes, another confirms; what takes effect stands beside the confirmation. */
function decided(kind: string, change: object, ...effects: readonly (readonly [string, object])[]): void {
  const { eventIds } = change as { readonly eventIds?: readonly string[] };
  const seen = eventIds && { eventIds };
  const proposed = { ...OF_VHS, by: 'vhs', proposal: 'p1', decision: 'grant', ...seen, staff: 'staff-1' };
  one.log.commanded(CASE, 'vhs', 'rights.propose', ['DecisionProposed', proposed]);
  const confirmed = { ...DECIDED, kind, ...change };
  one.log.commanded(CASE, 'vhs', 'rights.confirm', ['DecisionConfirmed', confirmed], ...effects);
}

/** One member of the desk proposes to lift a restriction, unless nobody does, and another confirms. */
function lifted(proposal: object | undefined, change: object = {}): void {
  if (proposal !== undefined)
    one.log.commanded(CASE, 'vhs', 'rights.propose-lift', [
      'LiftProposed',
      { ...LIFT, ...proposal, by: 'vhs' },
    ]);
  const confirmed = { ...LIFT, confirmedBy: 'staff-2', at: '2026-03-02T09:00:00.000Z', ...change };
  one.log.commanded(CASE, 'vhs', 'rights.confirm-lift', ['RestrictionLifted', confirmed]);
}

function restricted(more: object = {}): void {
  const restriction = { ...OF_VHS, agencies: ['vhs'], from: BEFORE, ...more };
  decided('restriction', {}, ['ProcessingRestricted', restriction]);
}

describe('The checker, on a restriction (Art. 18 GDPR)', () => {
  it('finds what was passed on all the same', () => {
    one.consent();
    one.released();
    restricted();
    one.released();
    expect(one.found()).toEqual([NO_BASIS]);
  });

  it('leaves alone other events, other controllers, what the person agreed to since, and what comes after the lift', () => {
    one.consent();
    restricted({ eventIds: ['another'] });
    one.released();
    restricted({ agencies: ['jobcenter'] });
    one.released();
    restricted();
    one.consent({ validFrom: BEFORE }, 'vhs', { consentId: 'k2' });
    one.released({}, { basis: { ...ON_CONSENT, consentId: 'k2' } });
    lifted({});
    one.released();
    expect(one.found()).toEqual([]);
  });

  it('knows an objection: a power ends, a duty and a consent go on', () => {
    one.linked('bamf');
    one.consent();
    const [power, duty] = ['auf-88a-1-duty', 'int-8-2'];
    const rows = [
      [power, 'language.duty-stated', 'abh', 'vhs', 'duty-monitoring'],
      [duty, 'language.registered', 'vhs', 'bamf', 'course-progress'],
      ['consent-progress', 'language.registered', 'vhs', 'jobcenter', 'course-progress'],
    ] as const;
    for (const [rowId, type, sender, recipient, purpose] of rows) {
      const told = { types: [`de.wegmarke.${type}.v1`], senders: [sender], recipients: [recipient] };
      decided('objection', {}, [
        'ObjectionUpheld',
        { ...OF_VHS, agencies: ['vhs', 'abh'], rowId, ...told, purposes: [purpose], from: BEFORE },
      ]);
    }
    one.released();
    const cell = `${duty}.registered.vhs.bamf.course-progress`;
    one.released({ recipient: 'bamf' }, { basis: { kind: 'statutory', rowId: cell } });
    expect(one.found()).toEqual([]);
    one.linked('abh');
    one.recorded('language.duty-stated', 'abh');
    const told = { recipient: 'vhs', purpose: 'duty-monitoring', fields: [] };
    one.released(told, {
      basis: { kind: 'statutory', rowId: `${power}.duty-stated.abh.vhs.duty-monitoring` },
    });
    expect(one.found()).toEqual([NO_BASIS]);
  });
});

describe('The checker, on decisions about rights', () => {
  it.each<[string, object, string]>([
    ['confirmed by who proposed', { staff: 'staff-1' }, 'was confirmed by who proposed it'],
    ['other than proposed', { decision: 'refuse' }, 'confirms what was not proposed like this'],
    ['of another proposal', { proposal: 'p2' }, 'confirms what was not proposed like this'],
  ])('finds one that was %s', (_what, change, says) => {
    decided('erasure', change);
    expect(one.found()).toEqual([`four eyes ${says}`]);
  });

  it.each([
    ['nobody proposed to lift', undefined],
    ['was lifted on another proposal than was made last', { proposal: 'lift-2' }],
    ['was lifted in the name of another proposer', { staff: 'staff-3' }],
  ])('finds a restriction that %s', (_what, proposal) => {
    lifted(proposal);
    expect(one.found()).toEqual(['four eyes was lifted as nobody had proposed it']);
  });

  it('finds an access to what nobody had looked at', () => {
    const given = { ...OF_VHS, eventIds: [one.event.id, 'later'] };
    decided('access', { eventIds: [one.event.id] }, ['AccessReleased', given]);
    expect(one.found()).toEqual(['four eyes releases what was not proposed']);
  });

  it('finds a restriction without a decision, and one that was lifted in silence', () => {
    const cause = one.log.event(CASE, 'vhs', 'language.interrupted');
    const beside = { agency: 'vhs', id: `${cause.id}.1` };
    one.log.stated(CASE, 'ProcessingRestricted', { ...OF_VHS, agencies: ['vhs'], from: BEFORE }, beside);
    expect(one.found()).toEqual(['four eyes takes effect without a decision']);
    const told = { personToldAt: '2026-04-01T00:00:00.000Z' };
    lifted(told, { ...told, confirmedBy: 'staff-1' });
    expect(one.found()).toHaveLength(3);
  });
});

describe('The checker, on access by the person (Art. 15 GDPR)', () => {
  const access = (event: string) =>
    decided('access', { eventIds: [event] }, ['AccessReleased', { ...OF_VHS, eventIds: [event] }]);
  const toPerson = { door: 'subject-access', recipient: 'the-person', purpose: 'subject-rights' };
  const basis = { kind: 'access', requestId: 'r1' };

  it('takes what a controller released, and nothing else', () => {
    access(one.event.id);
    one.released(toPerson, { basis });
    expect(one.found()).toEqual([]);
    one.recorded('language.interrupted');
    one.released({ ...toPerson, fields: [] }, { basis });
    expect(one.found()).toEqual(['C1 gives the person what no controller released']);
  });

  it('lets the person be reached at no other door', () => {
    one.consent({ recipients: ['the-person'] });
    access(one.event.id);
    one.released({ recipient: 'the-person' });
    expect(one.found()).toEqual(['C1 reaches the person by another way than access']);
  });
});

describe('The checker, on what waits for a question, a clerk or a note', () => {
  const SPHERE = 'benefits.legal-sphere-changed';
  const ROW = `sgbx-71-2-1.legal-sphere-changed.jobcenter.abh.duty-monitoring`;
  const told = { recipient: 'abh', purpose: 'duty-monitoring', fields: [] };
  const basis = { kind: 'statutory', rowId: ROW };
  const request = { by: 'abh', addressee: 'jobcenter', about: `de.wegmarke.${SPHERE}.v1`, request: 'q1' };

  beforeEach(() => {
    one = new CheckedCase(COURSE);
    one.linked('abh');
    one.recorded(SPHERE, 'jobcenter', 'benefits');
  });

  const cleared = (decision = 'disclose', depth = 'detail') => {
    const looked = { by: 'jobcenter', eventId: one.event.id, rowId: ROW, recipient: 'abh', depth };
    const data = { ...looked, decision, staff: 'staff-1', agreementHash: 'hash' };
    return one.log.commanded(CASE, 'jobcenter', 'disclosure.decide', ['ClerkDecided', data]);
  };

  function beside(cause: string, agency: string, fact: string, data: object): void {
    const { id } = one.log.event(CASE, agency, cause);
    one.log.stated(CASE, fact, data, { agency, id: `${id}.1` });
  }

  it('wants the clerk to have decided on this very event, and to stand by it', () => {
    beside('information.requested', 'abh', 'InformationRequested', request);
    one.released(told, { basis });
    expect(one.found()).toEqual([NO_BASIS]);
    cleared();
    one.released(told, { basis });
    expect(one.found()).toHaveLength(1);
    cleared('withhold');
    one.released(told, { basis });
    expect(one.found()).toHaveLength(2);
  });

  it('takes no decision for a row that was not so deep then', () => {
    beside('information.requested', 'abh', 'InformationRequested', request);
    cleared('disclose', 'date');
    one.released(told, { basis });
    expect(one.found()).toEqual([NO_BASIS]);
  });

  it('wants it asked for, and gives after the answer only what answered', () => {
    cleared();
    one.released(told, { basis });
    expect(one.found()).toEqual([NO_BASIS]);
    beside('information.requested', 'abh', 'InformationRequested', request);
    const settled = { by: 'jobcenter', request: 'q1', event: 'answer', how: 'answered' };
    beside('information.answered', 'jobcenter', 'InformationSettled', settled);
    one.released(told, { basis });
    expect(one.found()).toHaveLength(1);
    one.recorded(SPHERE, 'jobcenter', 'benefits');
    cleared();
    one.released(told, { basis });
    expect(one.found()).toHaveLength(2);
  });

  it('wants what is disputed to say so, until its author has settled it', () => {
    beside('information.requested', 'abh', 'InformationRequested', request);
    cleared();
    const dispute = { by: 'abh', dispute: 'd1', eventIds: [one.event.id], staff: 'staff-1' };
    one.log.commanded(CASE, 'abh', 'rights.dispute-entry', ['EntryDisputed', dispute]);
    one.released(told, { basis, disputed: true });
    expect(one.found()).toEqual([]);
    one.released(told, { basis });
    expect(one.found()).toEqual(['C1 passes on what is disputed without saying so']);
    const settled = { by: 'jobcenter', dispute: 'd1', outcome: 'stands-by', staff: 'staff-1' };
    one.log.commanded(CASE, 'jobcenter', 'rights.settle-dispute', ['DisputeSettled', settled]);
    one.released(told, { basis });
    expect(one.found()).toHaveLength(1);
  });
});

it('The checker knows no consent of somebody whom the agreement does not name, in whatever form', () => {
  one.consent({ ...PROVISION, source: 'jobcenter', recipients: ['vhs'] }, 'abh');
  one.recorded('work.placement-made', 'jobcenter', 'work');
  const rowId = 'consent-work-course.placement-made.jobcenter.vhs.course-progress';
  one.released({ recipient: 'vhs', fields: [] }, { basis: { ...ON_CONSENT, rowId } });
  expect(one.found()).toEqual([NO_BASIS]);
});
