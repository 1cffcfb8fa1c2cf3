import type { Envelope, RightOnDesk } from '#catalogue';
import { DeskHarness } from './spec/desk-harness.ts';

const PROPOSAL = 'cHJvcG9zYWwtb2YtdGhlLWRlc2stMDAwMDAwMDAwMDA';
const LIFT = 'bGlmdC1vZi10aGUtZGVzay0wMDAwMDAwMDAwMDAwMDA';
const right: RightOnDesk = {
  request: 'request-1',
  kind: 'access',
  receivedAt: '2026-02-20T09:00:00.000Z',
  dueAt: '2026-03-20T09:00:00.000Z',
  state: 'proposed',
  decision: 'grant',
  proposal: PROPOSAL,
  proposedBy: 'sb-017',
  lift: { proposal: LIFT, personToldAt: '2026-02-28T09:00:00.000Z', proposedBy: 'sb-017' },
};
const path = '/desk/cases/000123/rights';
const EVENT = 'ZXZlbnQtMS1vZi1hLWNhc2UtMDAwMDAwMDAwMDAwMDA';

let desk: DeskHarness;
beforeEach(async () => {
  desk = new DeskHarness();
  await desk.start();
  desk.link();
});
afterEach(() => desk.end());

/** The last command in the outbox. */
const last = (): Pick<Envelope, 'type' | 'data'> | undefined =>
  desk.memory.outbox.due('2027-01-01T00:00:00.000Z', 100).at(-1)?.signed.envelope;

describe("the person's requests", () => {
  it('are recorded by whoever the person turned to', async () => {
    desk.hub = () => undefined;
    const asked = { kind: 'access', receivedAt: '2026-03-01T09:00:00.000Z', identityCheck: 'document' };
    const { status, body } = await desk.call('POST', path, asked);
    expect([status, body['state']]).toEqual([202, 'waiting']);
    expect(last()).toMatchObject({
      type: 'de.wegmarke.rights.request.v1',
      data: { ...asked, request: body['request'], staff: 'sb-017' },
    });
  });

  it('stand on the desk with what is disputed', async () => {
    const dispute = { dispute: 'd1', eventIds: [EVENT] };
    desk.tell({ rights: [right], disputes: [dispute] });
    expect((await desk.call('GET', path)).body).toEqual({ rights: [right], disputes: [dispute] });
  });

  it.each([
    ['propose', { decision: 'refuse', ground: 'nothing-held' }, 'sb-020'],
    ['confirm', { proposal: PROPOSAL }, 'sb-020'],
    ['return', { proposal: PROPOSAL, ground: 'incomplete' }, 'sb-020'],
    ['extend', { ground: 'gdpr-12-3' }, 'sb-017'],
    ['propose-lift', { personToldAt: '2026-02-28T09:00:00.000Z' }, 'sb-017'],
    ['confirm-lift', { proposal: LIFT }, 'sb-020'],
  ])('go on by a step of its own: %s', async (step, body, staff) => {
    desk.tell({ rights: [right] });
    const answer = await desk.call('POST', `${path}/request-1/${step}`, body, { 'X-Staff': staff });
    expect([answer.status, answer.body['receipt']]).toMatchObject([200, { outcome: 'accepted' }]);
    const [command] = desk.memory.outbox.list();
    expect(command?.type).toBe(`de.wegmarke.rights.${step}.v1`);
    const isFirst = step.startsWith('propose');
    expect(answer.body['proposal']).toBe(isFirst ? command?.id : undefined);
  });

  it('carry the staff id of whoever takes the step, and no other', async () => {
    desk.tell({ rights: [right] });
    desk.hub = () => undefined;
    const second = await desk.call(
      'POST',
      `${path}/request-1/confirm-lift`,
      { proposal: LIFT },
      { 'X-Staff': 'sb-020' },
    );
    expect([second.status, last()?.data]).toEqual([
      202,
      { request: 'request-1', proposal: LIFT, staff: 'sb-020' },
    ]);
    for (const step of ['propose-lift', 'confirm-lift'])
      expect(
        (await desk.call('POST', `${path}/request-1/${step}`, { proposal: LIFT, confirmedBy: 'sb-020' }))
          .body['code'],
      ).toBe('FIELD_UNKNOWN');
    expect((await desk.call('POST', `${path}/request-1/lift`, {})).body['code']).toBe('ROUTE_UNKNOWN');
  });

  it('are not confirmed or given back by who proposed', async () => {
    desk.tell({ rights: [right] });
    for (const [step, body] of [
      ['confirm', { proposal: PROPOSAL }],
      ['return', { proposal: PROPOSAL, ground: 'incomplete' }],
      ['confirm-lift', { proposal: LIFT }],
    ] as const)
      expect((await desk.call('POST', `${path}/request-1/${step}`, body)).body['code']).toBe(
        'RIGHTS_FOUR_EYES',
      );
    expect(desk.memory.outbox.list()).toEqual([]);
  });

  it('are known by the hub only, and of their form', async () => {
    desk.tell({ rights: [right] });
    const steps: [string, unknown, string][] = [
      ['request-2/confirm', { proposal: PROPOSAL }, 'REQUEST_UNKNOWN'],
      ['request-1/confirm', {}, 'FIELD_INVALID'],
      ['request-1/propose', { decision: 'maybe' }, 'FIELD_INVALID'],
      ['request-1/propose', { decision: 'grant', staff: 'x' }, 'FIELD_UNKNOWN'],
      ['request-1/erase', {}, 'ROUTE_UNKNOWN'],
    ];
    for (const [step, body, code] of steps)
      expect((await desk.call('POST', `${path}/${step}`, body)).body['code']).toBe(code);
    expect((await desk.call('POST', '/desk/cases/999/rights', {})).body['code']).toBe('REFERENCE_UNKNOWN');
  });
});

describe('disputes', () => {
  it('are recorded for entries, and settled', async () => {
    const { status, body } = await desk.call('POST', '/desk/cases/000123/disputes', { eventIds: [EVENT] });
    expect([status, body['receipt']]).toMatchObject([201, { outcome: 'accepted' }]);
    const dispute = String(body['dispute']);
    const settled = await desk.call('POST', `/desk/cases/000123/disputes/${dispute}/settle`, {
      outcome: 'stands-by',
    });
    expect(settled.status).toBe(200);
    expect(desk.memory.outbox.list().map(({ type }) => type)).toEqual([
      'de.wegmarke.rights.settle-dispute.v1',
      'de.wegmarke.rights.dispute-entry.v1',
    ]);
  });
});
