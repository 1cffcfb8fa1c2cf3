import { ExchangeHarness, OPEN, until } from './spec/exchange-harness.ts';

const JOINED = 'de.wegmarke.language.voluntary-offer-joined.v1';
const WITHDRAW = 'de.wegmarke.consent.withdraw.v1';
const provision = {
  consentId: 'consent-1',
  provisionId: 'p1',
  form: 'consent',
  source: 'vhs',
  recordedBy: 'vhs',
  recipients: ['jobcenter'],
  purposes: ['course-progress'],
  eventTypes: [JOINED],
  depth: 'detail',
  special: false,
  validFrom: '2026-01-01T00:00:00.000Z',
  validUntil: '2027-01-01T00:00:00.000Z',
} as const;

describe('a withdrawal given at the desk', () => {
  let office: ExchangeHarness;
  beforeEach(async () => {
    office = new ExchangeHarness();
    office.start();
    const id = office.offer(OPEN);
    await until(() => office.item(id)?.state === 'recorded');
    office.hub.tell(office.handle('000123'), { provisions: [provision] });
    await until(() => office.memory.evidence.of(office.handle('000123'))?.provisions.length === 1);
  });
  afterEach(() => office.end());

  const command = (type: string, data: Readonly<Record<string, unknown>>): string => {
    const handle = office.handle('000123');
    const key = [type];
    const common = { kind: 'command', reference: '000123', happenedAt: office.now() } as const;
    office.memory.outbox.offer({ ...common, key, type, handle, data });
    office.exchange.loops.pump.ring();
    return office.memory.outbox.idOf(key);
  };
  const sent = (): readonly (readonly string[])[] =>
    office.hub.messages.map(({ batch }) => batch.map(({ envelope }) => envelope.type));

  it('lets nothing go on that consent any more while the hub is out of reach, whatever the hub tells afterwards', async () => {
    office.hub.become('offline');
    const before = office.offer(JOINED, '000123', ['before']);
    const withdrawal = command(WITHDRAW, { consentId: 'consent-1' });
    const after = office.offer(JOINED, '000123', ['after']);
    office.hub.judge = ({ type }) => ({ outcome: type === WITHDRAW ? 'held' : 'accepted' });
    office.hub.become('online');
    await until(() => office.item(withdrawal)?.state === 'held');
    await until(() => [before, after].every((id) => office.item(id)?.state === 'held'));
    expect([before, after].map((id) => office.item(id)?.code)).toEqual([
      'CONSENT_WITHDRAWN',
      'CONSENT_WITHDRAWN',
    ]);
    office.hub.tell(office.handle('000123'), { provisions: [provision], facts: ['obliged-elsewhere'] });
    await until(() => office.memory.evidence.of(office.handle('000123'))?.facts.length === 1);
    await office.restart();
    expect(office.hub.order).not.toContain(JOINED);
  });

  it('counts here although the hub refused it, also when what was sent is forgotten', async () => {
    office.hub.judge = ({ type }) => ({ outcome: type === WITHDRAW ? 'refused' : 'accepted' });
    const withdrawal = command(WITHDRAW, { consentId: 'consent-1' });
    await until(() => office.item(withdrawal)?.state === 'refused');
    office.memory.outbox.prune('2099-01-01T00:00:00.000Z', 30);
    const event = office.offer(JOINED);
    await until(() => office.item(event)?.state === 'held');
    expect(office.item(event)?.code).toBe('CONSENT_WITHDRAWN');
    await office.restart();
    expect(office.hub.order).not.toContain(JOINED);
  });

  it('of another consent stops nothing', async () => {
    office.hub.judge = ({ type }) => ({ outcome: type === WITHDRAW ? 'refused' : 'accepted' });
    const withdrawal = command(WITHDRAW, { consentId: 'unknown-1' });
    await until(() => office.item(withdrawal)?.state === 'refused');
    const event = office.offer(JOINED);
    await until(() => office.item(event)?.state === 'recorded');
  });

  it('goes before everything else, in a message of its own', async () => {
    office.hub.become('offline');
    const opened = Array.from({ length: 5 }, (_, index) => office.offer(OPEN, `00020${index}`));
    office.offer(JOINED, '000123', ['before']);
    command(WITHDRAW, { consentId: 'consent-1' });
    const already = sent().length;
    office.hub.become('online');
    await until(() => opened.every((id) => office.item(id)?.state === 'recorded'));
    expect(sent()[already]).toEqual([WITHDRAW]);
  });

  it('never overtakes its own consent', async () => {
    office.hub.become('offline');
    command('de.wegmarke.consent.give.v1', { consentId: 'consent-2' });
    command(WITHDRAW, { consentId: 'consent-2' });
    const already = sent().length;
    office.hub.become('online');
    await until(() => sent().length > already);
    expect(sent()[already]).toEqual(['de.wegmarke.consent.give.v1', WITHDRAW]);
  });
});
