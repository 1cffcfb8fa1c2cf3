import type { ReleasedEntry } from '#catalogue';
import { DeskHarness, NOW } from '../desk/spec/desk-harness.ts';

const CAME = '2026-02-27T09:00:00.000Z';
const consent = {
  kind: 'consent',
  rowId: 'consent-tandem',
  consentId: 'c',
  provisionId: 'p',
  validUntil: '2027-01-01T00:00:00.000Z',
} as const;
const casework = (name: string): string => `de.wegmarke.casework.${name}.v1`;

interface Task extends Readonly<Record<string, unknown>> {
  readonly kind: string;
}

let desk: DeskHarness;
const start = async (agency: string): Promise<void> => {
  desk = new DeskHarness(agency);
  await desk.start();
  desk.link();
  desk.tell();
};
afterEach(() => desk.end());

const handle = (): string => desk.memory.identity.handle('000123');
let ids = 0;
const came = (name: string, agency: string, day: string, fields: ReleasedEntry['fields']): string => {
  ids += 1;
  const entry: ReleasedEntry = {
    seq: ids,
    id: `e${ids}`,
    handle: handle(),
    type: casework(name),
    happenedAt: `${day}T08:00:00.000Z`,
    agency,
    fields,
    basis: consent,
    purpose: 'case-management',
  };
  desk.memory.chainBook.take([entry], CAME);
  return entry.id;
};
const own = async (name: string, day: string, data: object): Promise<number> => {
  ids += 1;
  const key = `key-of-the-form-${ids}`.padEnd(20, '0');
  const body = { key, reference: '000123', type: casework(name), happenedAt: day, data };
  const { status } = await desk.call('POST', '/desk/events', body);
  return status;
};
const plan = async () => (await desk.call('GET', '/desk/cases/000123/plan')).body;
const tasks = async (): Promise<readonly Task[]> =>
  (await desk.call('GET', '/desk/tasks')).body['plan'] as readonly Task[];

describe('a tandem across two legal spheres', () => {
  beforeEach(() => start('jobcenter'));

  it('shows each agency the promises of both, with whom to turn to', async () => {
    came('managers-assigned', 'asylblg', '2026-01-12', { form: 'tandem', spheres: ['sgb-2', 'asylblg'] });
    came('step-agreed', 'asylblg', '2026-01-12', {
      step: 'arrange-childcare',
      by: 'agency',
      doneBy: '2026-02-20',
    });
    await own('step-agreed', '2026-01-12', {
      step: 'propose-vacancies',
      by: 'agency',
      doneBy: '2026-02-27',
    });
    expect(await plan()).toMatchObject({
      managers: [
        {
          agency: { id: 'asylblg', isOwn: false, contactFunction: expect.any(String) as string },
          form: { de: 'Tandem zweier Rechtskreise' },
          spheres: [{ de: 'SGB II' }, { de: 'AsylbLG' }],
        },
      ],
      steps: [
        {
          title: { de: 'Kinderbetreuung regeln' },
          state: 'overdue',
          overdueDays: 9,
          agency: { id: 'asylblg' },
        },
        { title: { en: 'propose vacancies' }, state: 'overdue', overdueDays: 2, agency: { isOwn: true } },
      ],
    });
  });

  it('with counselling is one of two agencies, as counselling pays no benefits', async () => {
    came('managers-assigned', 'asylblg', '2026-01-12', { form: 'tandem', spheres: ['sgb-2', 'none'] });
    expect(await plan()).toMatchObject({
      managers: [
        {
          form: { de: 'Tandem zweier Stellen' },
          spheres: [{ de: 'SGB II' }, { de: 'Beratung, die keine Leistungen zahlt' }],
        },
      ],
    });
  });

  it('has its joint meeting and its review done by their names, and no longer as tasks', async () => {
    await own('managers-assigned', '2026-01-12', {
      form: 'tandem',
      spheres: ['sgb-2', 'asylblg'],
      firstMeeting: '2026-01-20',
    });
    await own('plan-agreed', '2026-01-12', {
      plan: 'joint-plan',
      goals: ['work'],
      nextReview: '2026-02-20',
    });
    const due = await tasks();
    expect(due).toMatchObject([{ step: { doneAs: 'first-meeting' } }, { step: { doneAs: 'next-review' } }]);
    for (const step of ['first-meeting', 'next-review']) await own('step-done', '2026-02-28', { step });
    expect(await tasks()).toEqual([]);
    expect(await plan()).toMatchObject({ steps: [{ state: 'done' }, { state: 'done' }] });
  });

  it('has its own promises as tasks that are overdue or end within two weeks, not those of the other', async () => {
    came('step-agreed', 'asylblg', '2026-01-12', {
      step: 'arrange-childcare',
      by: 'agency',
      doneBy: '2026-02-20',
    });
    await own('step-agreed', '2026-01-12', { step: 'look-for-work', by: 'person', doneBy: '2026-02-20' });
    expect(await tasks()).toEqual([]);
    await own('step-agreed', '2026-01-12', { step: 'propose-vacancies', by: 'agency', doneBy: '2026-02-27' });
    expect(await tasks()).toMatchObject([
      {
        kind: 'promise',
        reference: '000123',
        since: '2026-02-12T23:00:00.000Z',
        dueAt: '2026-02-27T22:59:59.999Z',
        step: { overdueDays: 2 },
      },
    ]);
    await own('step-agreed', '2026-02-12', { step: 'issue-voucher', by: 'agency', doneBy: '2026-03-15' });
    await own('step-agreed', '2026-02-12', {
      step: 'find-course-place',
      by: 'agency',
      doneBy: '2026-03-16',
    });
    expect(await tasks()).toMatchObject([
      { step: { step: 'propose-vacancies' } },
      {
        since: '2026-02-28T23:00:00.000Z',
        dueAt: '2026-03-15T22:59:59.999Z',
        step: { step: 'issue-voucher' },
      },
    ]);
  });

  it('has a promise of a few days as a task since it was made', async () => {
    await own('step-agreed', '2026-02-25', { step: 'issue-voucher', by: 'agency', doneBy: '2026-03-04' });
    expect(await tasks()).toMatchObject([
      { kind: 'promise', since: '2026-02-24T23:00:00.000Z', dueAt: '2026-03-04T22:59:59.999Z' },
    ]);
  });

  it('answers a wish, and takes a handover over', async () => {
    came('wish-recorded', 'asylblg', '2026-02-09', { wish: 'course-with-childcare' });
    came('handover-offered', 'asylblg', '2026-02-10', { to: 'jobcenter', ground: 'sphere-changed' });
    expect(await tasks()).toMatchObject([
      { kind: 'wish', wish: { title: { en: 'I would like a course with childcare.' }, openDays: 20 } },
      { kind: 'handover', handover: { from: { id: 'asylblg' }, state: 'offered' } },
    ]);
    await own('wish-answered', '2026-02-28', { wish: 'course-with-childcare', answer: 'granted' });
    await own('handover-accepted', '2026-02-28', { from: 'asylblg', inChargeFrom: '2026-03-01' });
    expect(await tasks()).toEqual([]);
    expect(await plan()).toMatchObject({
      wishes: [{ answer: { title: { de: 'wird erfüllt' }, agency: { id: 'jobcenter' } } }],
      handovers: [{ state: 'accepted', inChargeFrom: '2026-03-01' }],
    });
  });

  it('declines a handover with a reason: then it is no task, and both see why', async () => {
    came('handover-offered', 'asylblg', '2026-02-10', { to: 'jobcenter', ground: 'sphere-changed' });
    expect(await own('handover-declined', '2026-02-28', { from: 'asylblg', ground: 'not-competent' })).toBe(
      201,
    );
    expect(await tasks()).toEqual([]);
    expect(await plan()).toMatchObject({
      handovers: [{ state: 'declined', declinedFor: { de: 'nicht zuständig', en: 'not competent' } }],
    });
  });

  it('says that its answer stays here, and why, until the hub has recorded it', async () => {
    came('handover-offered', 'asylblg', '2026-02-10', { to: 'jobcenter', ground: 'sphere-changed' });
    desk.hub = () => undefined;
    const answering = own('handover-accepted', '2026-02-28', { from: 'asylblg' });
    while (desk.memory.outbox.list().length === 0) await new Promise(setImmediate);
    expect(await plan()).toMatchObject({ handovers: [{ state: 'accepted', unsent: { state: 'waiting' } }] });
    const id = desk.memory.outbox.list()[0]?.id ?? '';
    desk.memory.outbox.hold(id, 'NO_CONSENT');
    await answering;
    const held = { state: 'held', code: 'NO_CONSENT', reason: 'no consent covers this' };
    expect(await plan()).toMatchObject({ handovers: [{ state: 'accepted', unsent: held }] });
    expect(JSON.stringify(await plan())).not.toContain('hasLeft');
    desk.memory.outbox.release(id);
    // Once it has left, only the hub's own word tells that nobody has it; a receipt may be late.
    desk.memory.outbox.markSent([id], NOW);
    desk.memory.outbox.hold(id, 'NO_CONSENT');
    expect(await plan()).toMatchObject({ handovers: [{ unsent: { ...held, hasLeft: true } }] });
    desk.memory.outbox.settle({ id, outcome: 'held', code: 'NO_BASIS_NOW', at: NOW });
    expect(await plan()).toMatchObject({ handovers: [{ unsent: { code: 'NO_BASIS_NOW' } }] });
    expect(JSON.stringify(await plan())).not.toContain('hasLeft');
    desk.memory.outbox.settle({ id, outcome: 'accepted', position: 9, at: NOW });
    expect(await plan()).toMatchObject({ handovers: [{ state: 'accepted' }] });
    expect(JSON.stringify(await plan())).not.toContain('unsent');
  });

  it('says of its own offer that it stays here, as long as the other agency has not seen it', async () => {
    desk.hub = () => undefined;
    const offering = own('handover-offered', '2026-02-28', { to: 'asylblg', ground: 'sphere-changed' });
    while (desk.memory.outbox.list().length === 0) await new Promise(setImmediate);
    desk.memory.outbox.hold(desk.memory.outbox.list()[0]?.id ?? '', 'NO_CONSENT');
    await offering;
    expect(await plan()).toMatchObject({ handovers: [{ state: 'offered', unsent: { code: 'NO_CONSENT' } }] });
  });

  it('that it offered is back as a task once it is declined or lapses, until it says how the case goes on', async () => {
    await own('handover-offered', '2026-02-10', { to: 'asylblg', ground: 'sphere-changed' });
    expect(await tasks()).toEqual([]);
    came('handover-declined', 'asylblg', '2026-02-20', { from: 'jobcenter', ground: 'not-competent' });
    expect(await tasks()).toMatchObject([
      {
        kind: 'handover-back',
        since: '2026-02-19T23:00:00.000Z',
        handover: { state: 'declined', to: { id: 'asylblg' }, declinedFor: { en: 'not competent' } },
      },
    ]);
    await own('managers-assigned', '2026-02-27', { form: 'single', spheres: ['sgb-2'] });
    expect(await tasks()).toEqual([]);
    await own('handover-offered', '2026-02-28', { to: 'asylblg', ground: 'sphere-changed' });
    expect(await tasks()).toEqual([]);
    desk.now = '2026-03-29T09:00:00.000Z';
    expect(await tasks()).toMatchObject([
      { kind: 'handover-back', since: '2026-03-28T23:00:00.000Z', handover: { state: 'lapsed' } },
    ]);
  });

  it('is told what the person wished from it by name', async () => {
    desk.tell({ wishes: [{ wish: 'interpreter', at: '2026-02-20T08:00:00.000Z' }] });
    expect(await tasks()).toMatchObject([{ kind: 'wish', wish: { wish: 'interpreter', openDays: 9 } }]);
    await own('wish-answered', '2026-02-20', { wish: 'interpreter', answer: 'granted' });
    expect(await tasks()).toEqual([]);
  });

  it('is gone with what is recalled, and where the case is linked no more', async () => {
    const id = came('wish-recorded', 'asylblg', '2026-02-09', { wish: 'interpreter' });
    desk.memory.chainBook.recall([id]);
    expect(await plan()).toMatchObject({ wishes: [] });
    came('wish-recorded', 'asylblg', '2026-02-09', { wish: 'interpreter' });
    expect(await plan()).toMatchObject({ wishes: [{ wish: 'interpreter' }] });
    desk.tell({ linked: false, erased: true });
    expect(await plan()).toMatchObject({ wishes: [] });
    expect(await tasks()).toEqual([]);
  });
});

describe('an agency that may not answer', () => {
  it('has no task of a wish', async () => {
    await start('vhs');
    desk.tell({ wishes: [{ wish: 'interpreter', at: '2026-02-20T08:00:00.000Z' }] });
    expect(await tasks()).toEqual([]);
    expect(await plan()).toMatchObject({ wishes: [{ wish: 'interpreter' }] });
  });
});
