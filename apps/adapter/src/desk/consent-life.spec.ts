import { commandEntry } from '#catalogue';
import { DeskHarness, NOW } from './spec/desk-harness.ts';

const provision = {
  source: 'vhs',
  recipients: ['jobcenter'],
  purposes: ['course-progress'],
  eventTypes: ['de.wegmarke.language.voluntary-offer-joined.v1'],
  depth: 'detail',
  validUntil: '2027-01-01T00:00:00.000Z',
};
const notice = commandEntry('de.wegmarke.consent.give.v1')?.example['notice'];
const given = {
  decision: 'given',
  notice,
  givenBy: 'guardian',
  identityCheck: 'document',
  provisions: [provision],
};
const path = '/desk/cases/000123/consents';

let desk: DeskHarness;
beforeEach(async () => {
  desk = new DeskHarness();
  await desk.start();
  desk.link();
});
afterEach(() => desk.end());

const record = async (over: object = {}): Promise<string> => {
  const { status, body } = await desk.call('POST', path, { ...given, ...over });
  expect(status).toBe(201);
  return String(body['consentId']);
};
const listed = async (): Promise<readonly Record<string, unknown>[]> =>
  (await desk.call('GET', path)).body['consents'] as readonly Record<string, unknown>[];

describe('the life of a consent', () => {
  it('may begin with a question, which its answer settles', async () => {
    const { body } = await desk.call('POST', path, {
      decision: 'requested',
      notice,
      provisions: [provision],
    });
    expect(await listed()).toMatchObject([{ state: 'requested' }]);
    await record({ consentId: body['consentId'] });
    expect(await listed()).toMatchObject([
      { state: 'given', life: [{ step: 'requested' }, { step: 'given' }], identityCheck: 'document' },
    ]);
  });

  it('is confirmed by the person who came of age', async () => {
    const consentId = await record({ representedUntil: '2026-06-30T22:00:00.000Z' });
    const { status } = await desk.call('POST', `${path}/${consentId}/reconfirm`, {
      notice,
      givenBy: 'person',
    });
    expect(status).toBe(200);
    const [consent] = await listed();
    expect(consent).toMatchObject({ givenBy: 'person', life: [{ step: 'given' }, { step: 'reconfirmed' }] });
    expect(consent).not.toHaveProperty('representedUntil');
  });

  it('ends by its recorder’s own finding, with the ground', async () => {
    const consentId = await record();
    const refused = await desk.call('POST', `${path}/${consentId}/invalidate`, { ground: 'whim' });
    expect(refused.body).toMatchObject({ code: 'FIELD_INVALID', pointer: '/ground' });
    await desk.call('POST', `${path}/${consentId}/invalidate`, { ground: 'not-free' });
    expect(await listed()).toMatchObject([{ state: 'invalidated', provisions: [{ invalidatedAt: NOW }] }]);
  });

  it('ends when another takes its place', async () => {
    const older = await record();
    const newer = await record({ supersedes: older });
    expect(await listed()).toMatchObject([
      { consentId: older, state: 'superseded' },
      { consentId: newer, state: 'given', supersedes: older },
    ]);
  });

  it('shows that it stops here before the hub has confirmed', async () => {
    const consentId = await record();
    desk.hub = () => undefined;
    await desk.call('POST', `${path}/${consentId}/withdraw`, {});
    expect(await listed()).toMatchObject([{ state: 'given', stoppedHereAt: NOW }]);
  });
});

describe('the preview of a withdrawal', () => {
  const preview = async (consentId: string, query = '') =>
    (await desk.call('GET', `${path}/${consentId}/withdrawal-preview${query}`)).body;
  const attendance = 'de.wegmarke.language.irregular-attendance.v1';

  it('tells what stops, and that what was before stays lawful', async () => {
    const body = await preview(await record());
    expect(body).toMatchObject({
      at: NOW,
      stops: [
        {
          source: 'vhs',
          recipient: 'jobcenter',
          recipientName: { de: 'Jobcenter Kreis Steinfurt' },
          purpose: { id: 'course-progress' },
          events: [{ type: provision.eventTypes[0] }],
        },
      ],
      continuesByConsent: [],
      lawfulUntilNow: { en: expect.stringContaining('Art. 7(3)') as string },
    });
  });

  it('tells what goes on by another consent', async () => {
    const consentId = await record();
    const other = await record();
    expect(await preview(consentId)).toMatchObject({
      stops: [],
      continuesByConsent: [{ consentId: other, recipient: 'jobcenter', until: provision.validUntil }],
    });
  });

  it('tells what the law wants anyway, also what is reported whatever was consented to', async () => {
    const consentId = await record({ provisions: [{ ...provision, eventTypes: [attendance] }] });
    const { continuesByLaw } = await preview(consentId);
    const duties = (continuesByLaw as { type: string; recipient: string }[]).filter(
      ({ type }) => type === attendance,
    );
    expect(duties).toContainEqual(
      expect.objectContaining({
        recipient: 'abh',
        duty: true,
        paragraph: expect.objectContaining({ de: expect.stringContaining('§ 8 Abs. 3') as string }) as object,
        onlyIf: expect.objectContaining({ en: expect.any(String) as string }) as object,
      }),
    );
  });

  const both = { ...provision, eventTypes: [attendance, ...provision.eventTypes] };
  const ofJobcenter = (body: object) =>
    (body as { continuesByLaw: { type: string; recipient: string; onlyIf?: object }[] }).continuesByLaw
      .filter(({ type, recipient }) => type === attendance && recipient === 'jobcenter')
      .map(({ onlyIf }) => onlyIf);

  it('does not say to stop what the law lets the same recipient learn, and says it once', async () => {
    desk.tell({ facts: ['obliged', 'plan'] });
    const body = await preview(await record({ provisions: [both] }));
    expect(body['stops']).toMatchObject([{ events: [{ type: provision.eventTypes[0] }] }]);
    expect(JSON.stringify(body['stops'])).not.toContain(attendance);
    expect(ofJobcenter(body)).toEqual([undefined]);
  });

  it('says beside what stops that the law may let it be told, where its condition is not known to hold', async () => {
    const body = await preview(await record({ provisions: [both] }));
    expect(body['stops']).toMatchObject([
      { events: [{ type: provision.eventTypes[0] }] },
      { events: [{ type: attendance }], unlessByLaw: true },
    ]);
    expect(ofJobcenter(body)).toEqual([
      { de: expect.any(String) as string, en: expect.any(String) as string },
    ]);
  });

  it('lets be withdrawn what goes on by law alone', async () => {
    desk.tell({ facts: ['obliged'] });
    const consentId = await record({ provisions: [{ ...provision, eventTypes: [attendance] }] });
    expect(await preview(consentId)).toMatchObject({ stops: [], inForce: true });
    await desk.call('POST', `${path}/${consentId}/withdraw`, {});
    expect(await preview(consentId)).toMatchObject({ stops: [], inForce: false });
  });

  it('looks at the named provisions only', async () => {
    const consentId = await record({ provisions: [provision, { ...provision, recipients: ['abh'] }] });
    const [consent] = await listed();
    const [first] = (consent?.['provisions'] ?? []) as { provisionId: string }[];
    const body = await preview(consentId, `?provisionId=${first?.provisionId ?? ''}`);
    expect((body['stops'] as { recipient: string }[]).map(({ recipient }) => recipient)).toEqual([
      'jobcenter',
    ]);
    expect(await preview(consentId, '?all=1')).toMatchObject({ code: 'QUERY_INVALID' });
  });
});
