import type { Envelope } from '#catalogue';
import { handleOf } from '#catalogue';
import { ExchangeHarness, OPEN, until } from './spec/exchange-harness.ts';
import type { HubDouble } from './spec/hub-double.ts';
import { bamf, hubSealer } from './spec/hub-double.ts';

const REGISTERED = 'de.wegmarke.language.registered.v1';

describe('an agency and the hub', () => {
  let agency: ExchangeHarness;
  let hub: HubDouble;
  beforeEach(() => {
    agency = new ExchangeHarness();
    hub = agency.hub;
  });
  afterEach(() => agency.end());

  it('opens the case first, and sends what waited for the link when the hub tells of it', async () => {
    hub.judge = ({ type }) => {
      if (type === OPEN) hub.tell(agency.handle('000123'));
      return { outcome: 'accepted' };
    };
    agency.start();
    const event = agency.offer(REGISTERED);
    const command = agency.offer(OPEN);
    await until(() => agency.item(event)?.state === 'recorded' && agency.exchange.calm);
    expect(agency.item(command)?.state).toBe('recorded');
    expect(hub.order).toEqual([OPEN, REGISTERED]);
    expect(agency.memory.references.find('000123')?.link).toBe('linked');
    expect(handleOf(hub.messages.at(-1)?.batch[0]?.envelope as Envelope)).toBe(agency.handle('000123'));
  });

  it('sends the same bytes again after a crash between publish and receipt, and the hub records them once', async () => {
    hub.mute = true;
    agency.start();
    hub.tell(agency.handle('000123'));
    const event = agency.offer(REGISTERED);
    await until(() => hub.messages.length === 1);
    expect(agency.item(event)?.state).toBe('sent');
    hub.mute = false;
    await agency.restart();
    await until(() => agency.exchange.calm);
    expect(agency.item(event)?.state).toBe('sent');
    agency.wait(10_000);
    await until(() => agency.item(event)?.state === 'recorded');
    expect(hub.messages[1]).toEqual(hub.messages[0]);
    expect(hub.recorded.size).toBe(1);
  });

  it('sends again what the broker lost', async () => {
    hub.loses = true;
    agency.start();
    hub.tell(agency.handle('000123'));
    const event = agency.offer(REGISTERED);
    await until(() => agency.item(event)?.state === 'sent');
    hub.loses = false;
    agency.wait(10_000);
    await until(() => agency.item(event)?.state === 'recorded');
    expect(hub.messages).toHaveLength(1);
  });

  it('sends a thousand in batches of at most a hundred, each once', async () => {
    agency.start();
    for (const reference of ['000123', '000124']) hub.tell(agency.handle(reference));
    await until(() => agency.exchange.calm);
    agency.memory.journal.transaction(() => {
      for (let number = 0; number < 1_000; number += 1) {
        agency.offer(REGISTERED, number % 2 === 0 ? '000123' : '000124', [REGISTERED, String(number)]);
      }
    });
    await until(() => agency.memory.outbox.counts().recorded === 1_000);
    expect(hub.recorded.size).toBe(1_000);
    expect(hub.messages.map(({ batch }) => batch.length)).toEqual(Array<number>(10).fill(100));
  });

  it('keeps what cannot be sent, unmarked, until the broker is back', async () => {
    hub.state = 'offline';
    agency.start();
    const command = agency.offer(OPEN);
    await until(() => agency.known === 1);
    expect(agency.item(command)?.state).toBe('ready');
    hub.become('online');
    await until(() => agency.item(command)?.state === 'recorded');
  });

  it('believes receipts of the hub only', async () => {
    hub.signer = hubSealer;
    hub.mute = true;
    agency.start();
    const command = agency.offer(OPEN);
    await until(() => agency.item(command)?.state === 'sent');
    hub.mute = false;
    hub.send([{ id: command, outcome: 'accepted', position: 1, at: agency.now() }], bamf);
    expect(agency.item(command)?.state).toBe('sent');
    hub.send([{ id: command, outcome: 'refused', code: 'HANDLE_TAKEN', at: agency.now() }]);
    expect([agency.item(command)?.state, agency.item(command)?.code]).toEqual(['refused', 'HANDLE_TAKEN']);
  });

  it('believes an agreement of the hub only, and works with the last one while the hub is away', async () => {
    hub.signer = bamf;
    agency.start();
    const command = agency.offer(OPEN);
    await until(() => !agency.exchange.loops.agreement.calm && agency.exchange.loops.evidence.calm);
    expect([agency.known, agency.item(command)?.state]).toEqual([0, 'ready']);
    hub.signer = hubSealer;
    agency.exchange.loops.agreement.ring();
    await until(() => agency.item(command)?.state === 'recorded');
    expect(agency.known).toBe(1);
    hub.agreementKnown = false;
    await agency.restart();
    expect(agency.known).toBe(2);
    const later = agency.offer(OPEN, '7');
    await until(() => agency.item(later)?.state === 'recorded');
  });

  it('sends recorded messages again to a hub that was restored from a backup', async () => {
    agency.start();
    hub.tell(agency.handle('000123'));
    const event = agency.offer(REGISTERED);
    await until(() => agency.item(event)?.state === 'recorded');
    hub.recorded.clear();
    await agency.exchange.replay('2026-03-01T00:00:00.000Z');
    expect([...hub.recorded.keys()]).toEqual([event]);
    await agency.exchange.replay('2026-03-02T00:00:00.000Z');
    expect(hub.messages).toHaveLength(2);
  });
});
