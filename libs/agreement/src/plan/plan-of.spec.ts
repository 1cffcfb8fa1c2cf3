import type { PlanEntry } from './promising.ts';
import { planFields } from './plan-fields.ts';
import { planOf } from './plan-of.ts';

const today = '2026-06-01';
let told = 0;
function entry(
  what: string,
  agency: string,
  day: string | undefined,
  fields: PlanEntry['fields'] = {},
): PlanEntry {
  told += 1;
  return {
    id: `e${told}`,
    type: `de.wegmarke.${what}.v1`,
    agency,
    ...(day !== undefined && { happenedAt: `${day}T10:00:00.000Z` }),
    fields,
  };
}
const plan = (...entries: readonly PlanEntry[]) => planOf(entries, { today });
const agreed = (step: string, by: string, doneBy: string) =>
  entry('casework.step-agreed', 'jobcenter', '2026-04-01', { step, by, doneBy });
const offered = (day: string, more = {}) =>
  entry('casework.handover-offered', 'asylblg', day, { to: 'jobcenter', ground: 'sphere-changed', ...more });
const accepted = (day: string) =>
  entry('casework.handover-accepted', 'jobcenter', day, { from: 'asylblg', inChargeFrom: '2026-06-15' });
const declined = (day: string, ground = 'not-competent') =>
  entry('casework.handover-declined', 'jobcenter', day, { from: 'asylblg', ground });
const wished = (day: string) =>
  entry('casework.wish-recorded', 'caritas', day, { wish: 'course-with-childcare' });
const answered = (day: string | undefined, answer = 'granted') =>
  entry('casework.wish-answered', 'jobcenter', day, { wish: 'course-with-childcare', answer });

describe('a plan', () => {
  it('names the tandem of two legal spheres and the goals, by what each agency recorded last', () => {
    const before = entry('casework.plan-agreed', 'jobcenter', '2026-01-05', { goals: ['housing'] });
    const after = entry('casework.plan-agreed', 'jobcenter', '2026-03-05', {
      plan: 'joint-plan',
      goals: ['language', 'work'],
    });
    const tandem = ['jobcenter', 'asylblg'].map((agency) =>
      entry('casework.managers-assigned', agency, '2026-01-05', {
        form: 'tandem',
        spheres: ['sgb-2', 'asylblg'],
      }),
    );
    expect(plan(before, after, ...tandem)).toMatchObject({
      managers: [
        { agency: 'jobcenter', form: 'tandem', spheres: ['sgb-2', 'asylblg'], on: '2026-01-05' },
        { agency: 'asylblg', spheres: ['sgb-2', 'asylblg'] },
      ],
      plans: [{ agency: 'jobcenter', plan: 'joint-plan', goals: ['language', 'work'], on: '2026-03-05' }],
    });
  });

  it('holds the promises of both sides, what is overdue first', () => {
    const steps = plan(
      agreed('register-for-course', 'person', '2026-06-20'),
      agreed('find-course-place', 'agency', '2026-05-20'),
      agreed('issue-voucher', 'agency', '2026-04-20'),
      entry('language.voucher-issued', 'abh', '2026-04-15'),
    ).steps;
    expect(steps).toMatchObject([
      { step: 'find-course-place', by: 'agency', state: 'overdue', overdueDays: 12 },
      { step: 'register-for-course', by: 'person', state: 'open', until: '2026-06-20' },
      { step: 'issue-voucher', by: 'agency', state: 'done', done: { agency: 'abh', on: '2026-04-15' } },
    ]);
    expect(steps[1]).not.toHaveProperty('overdueDays');
  });

  it('says that a step was missed, and takes the new day where one is named', () => {
    const missed = (more = {}) =>
      entry('casework.step-missed', 'jobcenter', '2026-05-21', {
        step: 'find-course-place',
        by: 'agency',
        ...more,
      });
    const promise = agreed('find-course-place', 'agency', '2026-05-20');
    expect(plan(promise, missed()).steps).toMatchObject([{ state: 'missed', overdueDays: 12 }]);
    expect(plan(promise, missed({ newDate: '2026-06-10' })).steps).toMatchObject([
      { state: 'open', until: '2026-06-10', by: 'agency' },
    ]);
  });
});

describe('a wish', () => {
  it('is open with its age until an agency answers it', () => {
    expect(plan(wished('2026-05-02')).wishes).toEqual([
      { wish: 'course-with-childcare', since: '2026-05-02', agency: 'caritas', openDays: 30 },
    ]);
    expect(plan(wished('2026-05-02'), answered('2026-05-02')).wishes).toMatchObject([
      { since: '2026-05-02', answer: { agency: 'jobcenter', answer: 'granted', on: '2026-05-02' } },
    ]);
  });

  it('that is said again is open again', () => {
    const wishes = plan(wished('2026-04-02'), answered('2026-04-05'), wished('2026-05-02')).wishes;
    expect(wishes).toMatchObject([{ since: '2026-05-02', openDays: 30 }]);
    expect(wishes[0]).not.toHaveProperty('answer');
  });

  it('may be said by the person on the own page, and is answered the same way', () => {
    const said = [{ wish: 'course-with-childcare', at: '2026-05-25T09:00:00.000Z' }];
    expect(planOf([], { today, said }).wishes).toEqual([
      { wish: 'course-with-childcare', since: '2026-05-25', openDays: 7 },
    ]);
    expect(planOf([answered(undefined)], { today, said }).wishes[0]).toHaveProperty('answer');
    expect(planOf([answered('2026-05-24')], { today, said }).wishes[0]).toHaveProperty('openDays');
  });
});

describe('a handover', () => {
  it('is offered, accepted, or lapses four weeks after its day', () => {
    expect(plan(offered('2026-05-20')).handovers).toMatchObject([
      { from: 'asylblg', to: 'jobcenter', state: 'offered', offeredOn: '2026-05-20' },
    ]);
    expect(plan(offered('2026-05-20'), accepted('2026-05-22')).handovers).toMatchObject([
      { state: 'accepted', inChargeFrom: '2026-06-15' },
    ]);
    expect(plan(offered('2026-05-04')).handovers).toMatchObject([{ state: 'offered' }]);
    expect(plan(offered('2026-05-03')).handovers).toMatchObject([{ state: 'lapsed' }]);
    expect(plan(offered('2026-05-03', { handoverOn: '2026-06-01' })).handovers).toMatchObject([
      { state: 'offered' },
    ]);
  });

  it('that is declined is so by the latest word, with its reason', () => {
    expect(plan(offered('2026-05-20'), declined('2026-05-22')).handovers).toEqual([
      expect.objectContaining({ state: 'declined', declinedFor: 'not-competent', ground: 'sphere-changed' }),
    ]);
    expect(
      plan(offered('2026-05-20'), declined('2026-05-22'), accepted('2026-05-25')).handovers,
    ).toMatchObject([{ state: 'accepted' }]);
    expect(
      plan(offered('2026-05-01'), declined('2026-05-04'), offered('2026-05-20')).handovers,
    ).toMatchObject([{ state: 'offered' }]);
  });

  it('that is offered anew waits anew', () => {
    expect(
      plan(offered('2026-02-02'), accepted('2026-02-03'), offered('2026-05-20')).handovers,
    ).toMatchObject([{ state: 'offered' }]);
  });
});

describe('a handover that nobody took up', () => {
  const managers = (agency: string, day: string) =>
    entry('casework.managers-assigned', agency, day, { form: 'single', spheres: ['asylblg'] });
  const closed = (agency: string, day: string) =>
    entry('entry.case-closed', agency, day, { ground: 'moved' });
  const elsewhere = (day: string) =>
    entry('casework.handover-offered', 'asylblg', day, { to: 'caritas', ground: 'other-task' });
  const acceptedBy = (agency: string, day: string) =>
    entry('casework.handover-accepted', agency, day, { from: 'asylblg' });
  const first = (...later: readonly PlanEntry[]) =>
    plan(offered('2026-04-01'), declined('2026-04-10'), ...later).handovers[0];

  it('is seen to once who offered it says how the case goes on, or another agency accepts', () => {
    expect(first()).not.toHaveProperty('isSeenTo');
    expect(first()).toMatchObject({ endedOn: '2026-04-10' });
    for (const later of [
      managers('asylblg', '2026-04-11'),
      closed('asylblg', '2026-04-11'),
      elsewhere('2026-04-11'),
      acceptedBy('caritas', '2026-04-11'),
    ])
      expect(first(later)).toMatchObject({ state: 'declined', isSeenTo: true });
    expect(plan(offered('2026-04-01'), managers('asylblg', '2026-04-11')).handovers).toMatchObject([
      { state: 'lapsed', endedOn: '2026-04-30', isSeenTo: true },
    ]);
  });

  it('is not by what others record, nor by what was recorded before', () => {
    expect(first(managers('jobcenter', '2026-04-11'), closed('jobcenter', '2026-04-11'))).not.toHaveProperty(
      'isSeenTo',
    );
    expect(first(managers('asylblg', '2026-04-09'))).not.toHaveProperty('isSeenTo');
    const ofAnother = entry('casework.handover-accepted', 'caritas', '2026-04-11', { from: 'abh' });
    expect(first(ofAnother)).not.toHaveProperty('isSeenTo');
  });

  it('is nothing that is said of one that is open, or was taken up', () => {
    const assigned = managers('asylblg', '2026-05-21');
    for (const answer of [[], [accepted('2026-05-20')]])
      expect(plan(offered('2026-05-20'), ...answer, assigned).handovers[0]).not.toHaveProperty('isSeenTo');
  });
});

describe('what is not shown', () => {
  const all = [
    agreed('issue-voucher', 'agency', '2026-04-20'),
    entry('language.voucher-issued', 'abh', '2026-04-15'),
    wished('2026-05-02'),
    answered('2026-05-03'),
    offered('2026-05-20'),
    declined('2026-05-21'),
    accepted('2026-05-22'),
    entry('casework.plan-agreed', 'jobcenter', '2026-03-05', { goals: ['work'], nextReview: '2026-05-05' }),
  ];

  it('leaves no trace in a plan: each hidden entry takes with it all that it alone says', () => {
    for (const hidden of all) {
      const rest = all.filter((one) => one !== hidden);
      const shown = JSON.stringify(plan(...rest));
      expect(shown).not.toContain(`"${hidden.id}"`);
      if (!JSON.stringify(rest).includes(hidden.agency)) expect(shown).not.toContain(hidden.agency);
    }
  });

  it('is no field either, and a step without whose it is stands at nobody’s door', () => {
    const bare = all.map(({ id, type, agency }): PlanEntry => ({ id, type, agency, fields: {} }));
    expect(plan(...bare)).toMatchObject({
      steps: [],
      wishes: [],
      handovers: [],
      plans: [{ goals: [] }],
    });
  });

  it('counts for nothing beyond the fields that a plan names', () => {
    const bare = all.map((one) => {
      const names = planFields.get(one.type) ?? [];
      const kept = Object.entries(one.fields).filter(([name]) => names.includes(name));
      return { ...one, fields: Object.fromEntries(kept) };
    });
    expect(plan(...bare)).toEqual(plan(...all));
  });
});
