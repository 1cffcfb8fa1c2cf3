import { jetstreamManager } from '@nats-io/jetstream';
import { until } from '../../../deploy/local/services/until.mjs';
import { AgencyLink } from './agency-link.ts';
import { connectBroker } from './broker.ts';
import { bytes, RealBroker, text, whereNats } from './contract/real-broker.ts';
import { HubLink } from './hub-link.ts';
import { type IntakeMessage, IntakeStreams } from './intake-streams.ts';

const abh = { network: 'rheine', agency: 'abh' };

whereNats('Hub and agency', () => {
  let broker: RealBroker;
  let hub: HubLink;
  let link: AgencyLink;
  let running: Promise<void>;
  let ending: AbortController;
  let taken: string[];
  let handle: (message: IntakeMessage) => Promise<void>;

  beforeEach(async () => {
    broker = await RealBroker.start();
    taken = [];
    handle = async ({ bytes: message }) => void taken.push(text(message));
    ending = new AbortController();
    const hubBroker = await broker.join('hub');
    hub = new HubLink(hubBroker, broker.report);
    hub.serveRequests('claim', async (_from, question, reply) => reply.send(question));
    link = new AgencyLink(await broker.join('abh'), abh, broker.report);
    const streams = new IntakeStreams(hubBroker, broker.report);
    running = streams.run([abh], (message) => handle(message), ending.signal);
    await offered('first');
  });

  afterEach(async () => {
    ending.abort();
    await running;
    await broker.end();
  });

  it('find each other again after the broker was killed', async () => {
    await broker.server.kill();
    await until('both ends to know', () => (link.state === 'offline' && !hub.ringBell(abh)) || undefined);
    expect(link.publishIntake(bytes('into the void'))).toBe(false);
    await expect(link.request('claim', bytes('x'), 100)).resolves.toBeUndefined();
    await broker.server.start();
    await offered('second');
    await until('an answer', () => link.request('claim', bytes('x'), 500));
  });

  it('find each other again after its whole store was deleted, with a message in hand', async () => {
    const inHand = Promise.withResolvers<void>();
    const released = Promise.withResolvers<void>();
    handle = async ({ bytes: message }) => {
      if (text(message) === 'in hand') inHand.resolve();
      await released.promise;
      taken.push(text(message));
    };
    link.publishIntake(bytes('in hand'));
    await inHand.promise;
    const heard: string[] = [];
    link.onReceipts((message) => void heard.push(text(message)));
    await broker.server.wipe();
    released.resolve();
    await offered('second');
    expect(taken).toContain('in hand');
    await until('a receipt', async () => {
      hub.publishReceipts(abh, bytes('receipt'));
      await until('it to arrive', () => heard.at(0), 200).catch(() => undefined);
      return heard.at(0);
    });
  });

  it('take up what waited in the broker while it was away', async () => {
    ending.abort();
    await running;
    link.publishIntake(bytes('waits'));
    const manager = await jetstreamManager(await broker.operator());
    const stored = async () => (await manager.streams.info('intake_rheine_abh')).state.messages || undefined;
    await until('the message in the stream', stored);
    await broker.server.stop();
    await broker.server.start();
    ending = new AbortController();
    const hubBroker = await broker.join('hub');
    running = new IntakeStreams(hubBroker, broker.report).run(
      [abh],
      (message) => handle(message),
      ending.signal,
    );
    await until('the message', () => taken.includes('waits') || undefined);
  });

  it('go on when the consumer or the whole stream is taken away under them', async () => {
    const manager = await jetstreamManager(await broker.operator());
    await manager.consumers.delete('intake_rheine_abh', 'hub');
    await offered('second');
    await manager.streams.delete('intake_rheine_abh');
    await offered('third');
  });

  it('start before the broker does', async () => {
    await broker.server.kill();
    const joining = broker.join('abh');
    await broker.server.start();
    const early = new AgencyLink(await joining, abh, broker.report);
    await until('an answer', () => early.request('claim', bytes('x'), 500));
  });

  it('end at once, also while nobody is there', async () => {
    const lonely = connectBroker({ url: 'nats://127.0.0.1:1', nkeySeed: 'SUAL', name: 'lonely' });
    const waiting = lonely.online(new AbortController().signal);
    await Promise.all([lonely.close(), expect(waiting).rejects.toThrow('nobody waits')]);
    expect(lonely.state).toBe('closed');
  });

  /** As an adapter does: offers it again until it is taken. */
  async function offered(message: string): Promise<void> {
    await until(`${message} to be taken`, async () => {
      link.publishIntake(bytes(message));
      await until('it', () => taken.includes(message) || undefined, 100).catch(() => undefined);
      return taken.includes(message) || undefined;
    });
  }
});
