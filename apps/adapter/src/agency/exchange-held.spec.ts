import { ExchangeHarness, OPEN, until } from './spec/exchange-harness.ts';
import type { HubDouble } from './spec/hub-double.ts';

const REGISTERED = 'de.wegmarke.language.registered.v1';
const JOINED = 'de.wegmarke.language.voluntary-offer-joined.v1';

describe('what is held', () => {
  let agency: ExchangeHarness;
  let hub: HubDouble;
  beforeEach(() => {
    agency = new ExchangeHarness();
    hub = agency.hub;
  });
  afterEach(() => agency.end());

  const consent = (over = {}) => ({
    consentId: 'c1',
    provisionId: 'p1',
    form: 'consent' as const,
    source: 'vhs',
    recordedBy: 'vhs',
    recipients: ['jobcenter'],
    purposes: ['course-progress'],
    eventTypes: ['*'],
    depth: 'detail' as const,
    special: false,
    validFrom: '2026-01-01T00:00:00.000Z',
    validUntil: '2027-01-01T00:00:00.000Z',
    ...over,
  });

  it('lets nothing leave without a consent, lets it leave with one, and holds what comes after the withdrawal', async () => {
    agency.start();
    hub.tell(agency.handle('000123'));
    const first = agency.offer(JOINED);
    await until(() => agency.item(first)?.code === 'NO_CONSENT');
    expect(hub.messages).toEqual([]);
    hub.tell(agency.handle('000123'), { provisions: [consent()] });
    await until(() => agency.item(first)?.state === 'recorded');
    hub.tell(agency.handle('000123'), { provisions: [consent({ withdrawnAt: agency.now() })] });
    await until(
      () => agency.memory.evidence.of(agency.handle('000123'))?.provisions[0]?.withdrawnAt !== undefined,
    );
    const second = agency.offer(JOINED, '000123', ['second']);
    await until(() => agency.item(second)?.code === 'CONSENT_WITHDRAWN');
    expect(hub.recorded.size).toBe(1);
  });

  it('does not rest on a consent that the hub has not confirmed lately', async () => {
    agency.start();
    hub.tell(agency.handle('000123'), { provisions: [consent()] });
    await until(
      () => agency.exchange.calm && agency.memory.evidence.of(agency.handle('000123')) !== undefined,
    );
    hub.state = 'offline';
    await until(() => !agency.exchange.loops.evidence.calm);
    agency.wait(600_001);
    const event = agency.offer(JOINED);
    hub.state = 'online';
    hub.request = () => Promise.resolve(undefined);
    agency.exchange.loops.pump.ring();
    await until(() => agency.item(event)?.code === 'EVIDENCE_STALE');
    delete (hub as Partial<HubDouble>).request;
    await until(() => agency.item(event)?.state === 'recorded');
  });

  it('asks again at once what the hub held on less than is known here, and only on a change what it held on the same', async () => {
    agency.start();
    hub.tell(agency.handle('000123'));
    await until(
      () => agency.exchange.calm && agency.memory.evidence.of(agency.handle('000123')) !== undefined,
    );
    let held = 0;
    hub.judge = () => {
      held += 1;
      return { outcome: 'held', code: 'NO_BASIS_NOW' };
    };
    const event = agency.offer(REGISTERED);
    await until(() => agency.item(event)?.code === 'NO_BASIS_NOW');
    await agency.restart();
    await until(() => agency.exchange.calm && agency.item(event)?.code === 'NO_BASIS_NOW' && held === 2);
    agency.exchange.loops.ringAll();
    await until(() => agency.exchange.calm);
    expect(held).toBe(2);
    hub.send([{ id: event, outcome: 'held', code: 'NO_BASIS_NOW', at: '2026-01-01T00:00:00.000Z' }]);
    await until(() => held === 3);
    hub.judge = () => ({ outcome: 'accepted' });
    hub.tell(agency.handle('000123'), { facts: ['obliged'] });
    await until(() => agency.item(event)?.state === 'recorded');
  });

  it('is told as a key that the hub does not take, until it takes something', async () => {
    agency.start();
    hub.tell(agency.handle('000123'));
    hub.judge = () => ({ outcome: 'held', code: 'KEY_NOT_USABLE' });
    expect(agency.exchange.isKeyRefused).toBe(false);
    const command = agency.offer(OPEN);
    await until(() => agency.item(command)?.code === 'KEY_NOT_USABLE');
    expect([agency.item(command)?.state, agency.exchange.isKeyRefused]).toEqual(['sent', true]);
    hub.send([{ id: command, outcome: 'accepted', position: 1, at: agency.now() }]);
    await until(() => agency.item(command)?.state === 'recorded');
    expect(agency.item(command)?.code).toBeUndefined();
    expect(agency.exchange.isKeyRefused).toBe(false);
  });

  it('keeps what it has no right to publish, and tells it as refused', async () => {
    agency.start();
    hub.tell(agency.handle('000123'));
    const event = agency.offer('de.wegmarke.language.voucher-issued.v1');
    await until(() => agency.item(event)?.code === 'NO_RIGHT_TO_PUBLISH');
    expect(hub.messages).toEqual([]);
  });
});
