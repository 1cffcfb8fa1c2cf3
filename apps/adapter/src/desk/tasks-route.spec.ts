import { catalogueEntry } from '#catalogue';
import type { CaseEvidence } from '#catalogue';
import type { Provision } from '#gate';
import { DeskHarness, NOW } from './spec/desk-harness.ts';

const SPHERE = 'de.wegmarke.benefits.legal-sphere-changed.v1';
const asked = { id: 'q1', by: 'abh', about: SPHERE, open: true, answers: [] };
const provision: Provision = {
  consentId: 'consent-of-caritas-0001',
  provisionId: 'p1',
  form: 'consent',
  source: 'jobcenter',
  recordedBy: 'caritas',
  recipients: ['caritas'],
  purposes: ['counselling'],
  eventTypes: ['*'],
  depth: 'fact',
  special: false,
  validFrom: '2026-01-01T00:00:00.000Z',
  validUntil: '2027-01-01T00:00:00.000Z',
};

let desk: DeskHarness;
beforeEach(async () => {
  desk = new DeskHarness('jobcenter');
  await desk.start();
  desk.link();
});
afterEach(() => desk.end());

const tasks = async (): Promise<Readonly<Record<string, readonly Record<string, unknown>[]>>> =>
  (await desk.call('GET', '/desk/tasks')).body as Readonly<
    Record<string, readonly Record<string, unknown>[]>
  >;
const offer = (): string => {
  const { outbox, identity } = desk.memory;
  const key = ['sphere', '1'];
  const data = catalogueEntry(SPHERE)?.example ?? {};
  const common = { kind: 'event', type: SPHERE, reference: '000123', happenedAt: NOW } as const;
  outbox.offer({ ...common, key, data, handle: identity.handle('000123') });
  return outbox.idOf(key);
};

describe("a clerk's decisions", () => {
  it('are asked for where nothing else is missing, and no more once they are made', async () => {
    const eventId = offer();
    desk.tell();
    expect((await tasks())['decisions']).toEqual([]);
    desk.tell({ requests: [asked] });
    const [due] = (await tasks())['decisions'] ?? [];
    const [row] = (due?.['rows'] ?? []) as { rowId: string; recipient: string; paragraph: object }[];
    expect(due).toMatchObject({ eventId, reference: '000123', title: { en: expect.any(String) as string } });
    expect(row).toMatchObject({
      recipient: 'abh',
      paragraph: { de: expect.stringMatching(/^§ 71 Abs\. 2/) as string },
    });
    const body = { eventId, rowId: row?.rowId, decision: 'disclose' };
    const { status, body: answer } = await desk.call('POST', '/desk/decisions', body);
    expect([status, answer]).toMatchObject([200, { receipt: { outcome: 'accepted' }, decision: 'disclose' }]);
    expect((await tasks())['decisions']).toEqual([]);
  });

  it('are asked for again when the hub refused one', async () => {
    const eventId = offer();
    desk.tell({ requests: [asked] });
    const [due] = (await tasks())['decisions'] ?? [];
    const [row] = (due?.['rows'] ?? []) as { rowId: string }[];
    desk.hub = () => ({ outcome: 'refused', code: 'CLERK_ROW_UNCLEAR' });
    const body = { eventId, rowId: row?.rowId, decision: 'withhold' };
    expect((await desk.call('POST', '/desk/decisions', body)).body['code']).toBe('CLERK_ROW_UNCLEAR');
    expect((await tasks())['decisions']).toHaveLength(1);
  });

  it('are about own events and rows for the clerk only', async () => {
    const eventId = offer();
    desk.tell({ requests: [asked] });
    const rowId = 'sgbx-71-2-1.legal-sphere-changed.jobcenter.abh.duty-monitoring';
    const faults: [object, string, string][] = [
      [{ eventId: 'x'.repeat(43), rowId, decision: 'disclose' }, 'EVENT_UNKNOWN', '/eventId'],
      [{ eventId, rowId: 'no-such.row', decision: 'disclose' }, 'ROW_NOT_FOR_CLERK', '/rowId'],
      [{ eventId, rowId, decision: 'perhaps' }, 'FIELD_INVALID', '/decision'],
      [{ eventId, rowId, decision: 'disclose', staff: 'x' }, 'FIELD_UNKNOWN', '/staff'],
    ];
    for (const [body, code, pointer] of faults)
      expect((await desk.call('POST', '/desk/decisions', body)).body).toMatchObject({ code, pointer });
  });
});

describe('what else waits for somebody', () => {
  it('is told with the own number of the file', async () => {
    const right: CaseEvidence['rights'][number] = {
      request: 'r1',
      kind: 'erasure',
      receivedAt: NOW,
      dueAt: '2026-02-01T00:00:00.000Z',
      state: 'open',
    };
    const disputes = [{ dispute: 'd1', eventIds: ['e'] }];
    desk.tell({ requests: [asked, { ...asked, id: 'q2', open: false }], rights: [right], disputes });
    expect(await tasks()).toMatchObject({
      information: [{ reference: '000123', request: 'q1', by: 'abh', about: SPHERE }],
      rights: [{ reference: '000123', request: 'r1', isOverdue: true }],
      disputes: [{ reference: '000123', dispute: 'd1' }],
      recalls: [],
      consents: [],
    });
    desk.tell({ rights: [{ ...right, state: 'decided' }] });
    expect((await tasks())['rights']).toEqual([]);
  });

  it('has consents that others recorded for this agency, until somebody looked at them as they are', async () => {
    desk.tell({ provisions: [provision] });
    expect((await tasks())['consents']).toMatchObject([
      { reference: '000123', recordedBy: 'caritas', provisions: [{ provisionId: 'p1' }] },
    ]);
    const path = `/desk/cases/000123/consents/${provision.consentId}/acknowledge`;
    expect((await desk.call('POST', path, { recordedBy: 'caritas' })).status).toBe(200);
    expect((await tasks())['consents']).toEqual([]);
    desk.tell({ provisions: [{ ...provision, depth: 'detail' }] });
    expect((await tasks())['consents']).toHaveLength(1);
    desk.tell({ provisions: [{ ...provision, depth: 'detail', withdrawnAt: NOW }] });
    expect((await tasks())['consents']).toEqual([]);
  });

  it('lets a source not acknowledge such a consent, and no other', async () => {
    desk.tell({ provisions: [provision] });
    const path = `/desk/cases/000123/consents/${provision.consentId}/object`;
    const body = { recordedBy: 'caritas', ground: 'not-ours' };
    expect((await desk.call('POST', path, body)).status).toBe(200);
    expect(desk.memory.outbox.list()[0]?.type).toBe('de.wegmarke.consent.object.v1');
    const other = await desk.call('POST', path, { ...body, recordedBy: 'city-counselling' });
    expect(other.body['code']).toBe('CONSENT_UNKNOWN');
    expect((await desk.call('GET', '/desk/cases/000123/consents')).body['recordedForUs']).toMatchObject([
      { recordedBy: 'caritas', acknowledged: false },
    ]);
  });
});
