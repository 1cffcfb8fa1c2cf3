import { until } from '../../../deploy/local/services/until.mjs';
import { AgencyLink } from './agency-link.ts';
import { BROKER_LIMITS } from './broker-config.ts';
import { bytes, RealBroker, text, whereNats } from './contract/real-broker.ts';
import { HubLink } from './hub-link.ts';
import { type IntakeMessage, IntakeStreams } from './intake-streams.ts';
import { MessageTooLarge } from './message-too-large.ts';

const abh = { network: 'rheine', agency: 'abh' };
const vhs = { network: 'rheine', agency: 'vhs' };

whereNats('The six subjects of an agency', () => {
  let broker: RealBroker;
  let hub: HubLink;
  let links: { abh: AgencyLink; vhs: AgencyLink };
  let handle: (message: IntakeMessage) => Promise<void>;
  const ending = new AbortController();
  let running: Promise<void>;

  beforeAll(async () => {
    broker = await RealBroker.start();
    const hubBroker = await broker.join('hub');
    hub = new HubLink(hubBroker, broker.report);
    links = {
      abh: new AgencyLink(await broker.join('abh'), abh, broker.report),
      vhs: new AgencyLink(await broker.join('vhs'), vhs, broker.report),
    };
    const streams = new IntakeStreams(hubBroker, broker.report);
    running = streams.run([abh, vhs], (message) => handle(message), ending.signal);
  });

  afterAll(async () => {
    ending.abort();
    await running;
    await broker.end();
  });

  it('carry intake messages to the hub, each in the name of the account it came from', async () => {
    const taken: string[] = [];
    handle = async ({ network, agency, bytes: message }) =>
      void taken.push(`${network}/${agency} ${text(message)}`);
    await sent(
      () => links.abh.publishIntake(bytes('one')),
      () => taken.length > 0,
    );
    links.vhs.publishIntake(bytes('two'));
    await until('both messages', () => taken.includes('rheine/vhs two') || undefined);
    expect(new Set(taken)).toEqual(new Set(['rheine/abh one', 'rheine/vhs two']));
  });

  it('say that a message is larger than the broker takes, and send nothing of it', async () => {
    const taken: number[] = [];
    handle = async ({ bytes: { length } }) => void taken.push(length);
    expect(() => links.abh.publishIntake(new Uint8Array(BROKER_LIMITS.maxPayload + 1))).toThrow(
      MessageTooLarge,
    );
    links.abh.publishIntake(bytes('small'));
    await until('the small one', () => taken.length > 0 || undefined);
    expect(taken).toEqual([5]);
  });

  it('carry receipts and the bell to the agency they are for, and to no other', async () => {
    const heard: string[] = [];
    for (const [name, link] of Object.entries(links)) {
      link.onReceipts((message) => void heard.push(`${name} ${text(message)}`));
      link.onBell(() => void heard.push(`${name} bell`));
    }
    // The hub hears the bells of all its processes.
    hub.onBell(({ agency }) => void heard.push(`hub: ${agency} bell`));
    await sent(
      () => hub.publishReceipts(vhs, bytes('fence')),
      () => heard.includes('vhs fence'),
    );
    await sent(
      () => hub.publishReceipts(abh, bytes('fence')),
      () => heard.includes('abh fence'),
    );
    hub.publishReceipts(abh, bytes('receipt'));
    hub.ringBell(abh);
    hub.publishReceipts(vhs, bytes('last'));
    await until('the last receipt', () => heard.includes('vhs last') || undefined);
    await until('the bell', () => heard.includes('abh bell') || undefined);
    await until('the bell at the hub', () => heard.includes('hub: abh bell') || undefined);
    expect(heard.filter((one) => !one.endsWith('fence')).sort()).toEqual([
      'abh bell',
      'abh receipt',
      'hub: abh bell',
      'vhs last',
    ]);
  });

  it('carry questions to the hub and the answers back', async () => {
    for (const kind of ['claim', 'evidence', 'ledger'] as const) {
      hub.serveRequests(kind, async ({ agency }, question, reply) =>
        reply.send(bytes(`${kind} for ${agency}: ${text(question)}`)),
      );
    }
    for (const agency of ['abh', 'vhs'] as const) {
      for (const kind of ['claim', 'evidence', 'ledger'] as const) {
        const answer = await until('an answer', () =>
          links[agency].request(kind, bytes('what is there'), 1_000),
        );
        expect(text(answer)).toBe(`${kind} for ${agency}: what is there`);
      }
    }
  });

  it('give no answer when the hub fails, and go on', async () => {
    const failing = new AgencyLink(await broker.join('abh'), abh, broker.report);
    broker.troubles.length = 0;
    hub.serveRequests('claim', async () => Promise.reject(new Error('no claims today')));
    // Two listeners of one queue: each question reaches one of them.
    await until('a failure', async () => {
      await failing.request('claim', bytes('x'), 200);
      return broker.troubles.some(({ message }) => message === 'no claims today') || undefined;
    });
    const answer = await until('an answer', () => failing.request('evidence', bytes('x'), 1_000));
    expect(text(answer)).toBe('evidence for abh: x');
  });

  it('hand a message over again until it is handled, in order, while other agencies go on', async () => {
    const taken: string[] = [];
    let failures = 0;
    const isTooFew = () => failures < 3 || !taken.includes('vhs beside');
    handle = async ({ agency, bytes: message }) => {
      if (agency === 'abh' && text(message) === 'b' && isTooFew()) {
        failures += 1;
        throw new Error('the store is away');
      }
      taken.push(`${agency} ${text(message)}`);
      if (agency === 'abh' && text(message) === 'a') links.vhs.publishIntake(bytes('beside'));
    };
    for (const letter of ['a', 'b', 'c', 'd']) links.abh.publishIntake(bytes(letter));
    await until('the last one', () => taken.includes('abh d') || undefined);
    expect(taken.filter((one) => one.startsWith('abh'))).toEqual(['abh a', 'abh b', 'abh c', 'abh d']);
    expect(taken.indexOf('vhs beside')).toBeLessThan(taken.indexOf('abh b'));
    expect(failures).toBeGreaterThanOrEqual(3);
  });

  it('leave nothing in the broker once it is handled', async () => {
    const manager = await broker.operator();
    const messages = await until('an empty stream', async () => {
      const info = (await manager.request('$JS.API.STREAM.INFO.intake_rheine_abh')).json<{
        state: { messages: number };
      }>();
      return info.state.messages === 0 ? 0 : undefined;
    });
    expect(messages).toBe(0);
  });
});

/** Sends again until it arrived: before the other side listens, the broker keeps nothing. */
async function sent(send: () => unknown, arrived: () => boolean): Promise<void> {
  await until('the message to arrive', async () => {
    if (arrived()) return true;
    send();
    await until('the message or the time for another', () => arrived() || undefined, 500).catch(
      () => undefined,
    );
    return arrived() || undefined;
  });
}
