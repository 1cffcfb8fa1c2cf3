import { commandEntry } from '#catalogue';
import { DeskHarness, NOW } from './spec/desk-harness.ts';

const provision = {
  source: 'vhs',
  recipients: ['jobcenter'],
  purposes: ['course-progress'],
  eventTypes: ['de.wegmarke.language.module-completed.v1'],
  depth: 'detail',
  validUntil: '2027-01-01T00:00:00.000Z',
};
const consent = {
  decision: 'given',
  notice: commandEntry('de.wegmarke.consent.give.v1')?.example['notice'],
  givenBy: 'person',
  provisions: [provision],
};

let desk: DeskHarness;
beforeEach(async () => {
  desk = new DeskHarness();
  await desk.start();
});
afterEach(() => desk.end());

describe('consents', () => {
  const path = '/desk/cases/000123/consents';
  const record = async (): Promise<string> =>
    String((await desk.call('POST', path, consent)).body['consentId']);

  it("are recorded with the hub's receipt, and listed", async () => {
    desk.link();
    const { status, body } = await desk.call('POST', path, consent);
    expect(status).toBe(201);
    expect(body['receipt']).toMatchObject({ outcome: 'accepted', position: 7 });
    expect((await desk.call('GET', path)).body['consents']).toMatchObject([
      {
        consentId: body['consentId'],
        state: 'given',
        givenAt: NOW,
        notice: consent.notice,
        provisions: [provision],
      },
    ]);
  });

  it('are withdrawn only when the hub says so, whole or by provision', async () => {
    desk.link();
    const consentId = await record();
    desk.hub = () => undefined;
    const waiting = await desk.call('POST', `${path}/${consentId}/withdraw`, {});
    expect([waiting.status, waiting.body]).toEqual([202, { state: 'waiting' }]);
    expect((await desk.call('GET', path)).body['consents']).toMatchObject([{ state: 'given' }]);
    desk.hub = () => ({ outcome: 'accepted', position: 8 });
    const { status, body } = await desk.call('POST', `${path}/${consentId}/withdraw`, {});
    expect([status, body]).toMatchObject([200, { receipt: { outcome: 'accepted', position: 8 } }]);
    expect((await desk.call('GET', path)).body['consents']).toMatchObject([
      { state: 'withdrawn', provisions: [{ withdrawnAt: NOW }] },
    ]);
  });

  it('stay given for the provisions that were not withdrawn', async () => {
    desk.link();
    const two = { ...consent, provisions: [provision, { ...provision, recipients: ['abh'] }] };
    const consentId = String((await desk.call('POST', path, two)).body['consentId']);
    const [listed] = (await desk.call('GET', path)).body['consents'] as {
      provisions: { provisionId: string }[];
    }[];
    const first = listed?.provisions[0]?.provisionId;
    await desk.call('POST', `${path}/${consentId}/withdraw`, { provisionIds: [first] });
    const [after] = (await desk.call('GET', path)).body['consents'] as {
      state: string;
      provisions: object[];
    }[];
    expect(after?.state).toBe('given');
    expect(after?.provisions.map((one) => 'withdrawnAt' in one)).toEqual([true, false]);
  });

  it('are amended by new provisions', async () => {
    desk.link();
    const consentId = await record();
    const { status } = await desk.call('PUT', `${path}/${consentId}`, {
      provisions: [{ ...provision, depth: 'fact' }],
    });
    expect(status).toBe(200);
    expect((await desk.call('GET', path)).body['consents']).toMatchObject([
      { state: 'given', provisions: [{ depth: 'fact' }] },
    ]);
  });

  it('that the hub refused never were', async () => {
    desk.link();
    desk.hub = () => ({ outcome: 'refused', code: 'CONSENT_RECORDER_NOT_NAMED' });
    const { status, body } = await desk.call('POST', path, consent);
    expect([status, body['code']]).toEqual([409, 'CONSENT_RECORDER_NOT_NAMED']);
    expect((await desk.call('GET', path)).body['consents']).toEqual([]);
  });

  it('are kept when the outbox has forgotten them', async () => {
    desk.link();
    await record();
    await desk.call('GET', path);
    desk.memory.outbox.prune('2027-03-01T10:00:00.000Z', 30);
    expect((await desk.call('GET', path)).body['consents']).toMatchObject([{ state: 'given' }]);
  });

  it('are refused with a pointer to the field when they are not of their form', async () => {
    desk.link();
    const faults: [unknown, string, string][] = [
      [{ ...consent, decision: 'maybe' }, 'FIELD_INVALID', '/decision'],
      [
        { ...consent, provisions: [{ ...provision, purposes: ['curiosity'] }] },
        'FIELD_INVALID',
        '/provisions/0/purposes',
      ],
      [{ ...consent, provisions: [{ ...provision, note: 'x' }] }, 'FIELD_UNKNOWN', '/provisions/0/note'],
      [{ ...consent, provisions: 'all' }, 'FIELD_INVALID', '/provisions'],
      [{ ...consent, staff: 'x' }, 'FIELD_UNKNOWN', '/staff'],
    ];
    for (const [body, code, pointer] of faults) {
      expect((await desk.call('POST', path, body)).body).toMatchObject({ code, pointer });
    }
    expect((await desk.call('POST', `${path}/unknown/withdraw`, {})).body['code']).toBe('CONSENT_UNKNOWN');
    expect((await desk.call('POST', path, consent, { 'X-Staff': '' })).body['code']).toBe('STAFF_MISSING');
    expect(desk.memory.outbox.list()).toEqual([]);
  });
});
