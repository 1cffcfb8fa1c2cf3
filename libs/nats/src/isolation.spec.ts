import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { jetstreamManager, type JetStreamManager } from '@nats-io/jetstream';
import { connect, type NatsConnection } from '@nats-io/transport-node';
import { startNats } from '../../../deploy/local/services/nats.mjs';
import { until } from '../../../deploy/local/services/until.mjs';
import { bytes, RealBroker, text, whereNats } from './contract/real-broker.ts';
import { IntakeStreams } from './intake-streams.ts';

const abh = { network: 'rheine', agency: 'abh' };
const vhs = { network: 'rheine', agency: 'vhs' };
const PURGE = '$JS.API.STREAM.PURGE.intake_rheine_vhs';
const DELETE = '$JS.API.STREAM.DELETE.intake_rheine_vhs';

const messagesOf = async (manager: JetStreamManager, stream: string): Promise<number> =>
  (await manager.streams.info(stream)).state.messages;

whereNats('An agency that means harm', () => {
  let broker: RealBroker;
  let intruder: NatsConnection;
  let operator: NatsConnection;
  let manager: JetStreamManager;

  beforeAll(async () => {
    broker = await RealBroker.start();
    await makeStreams(broker);
    operator = await broker.operator();
    manager = await jetstreamManager(operator);
  });
  beforeEach(async () => {
    for (const { agency } of [abh, vhs]) await manager.streams.purge(`intake_rheine_${agency}`);
    intruder = await broker.intrude('abh');
  });
  afterEach(() => intruder.close());
  afterAll(() => broker.end());

  it("cannot publish to another agency's intake", async () => {
    intruder.publish('intake.rheine.vhs', bytes('forged'));
    intruder.publish('intake.other.abh', bytes('forged'));
    intruder.publish('intake.rheine.abh', bytes('own'));
    await until('its own message', async () => (await messagesOf(manager, 'intake_rheine_abh')) || undefined);
    expect(await messagesOf(manager, 'intake_rheine_abh')).toBe(1);
    expect(await messagesOf(manager, 'intake_rheine_vhs')).toBe(0);
  });

  it.each([
    'receipts.rheine.vhs',
    'bell.rheine.vhs',
    'receipts.>',
    'bell.*.*',
    'intake.>',
    'claim.>',
    '_R_.>',
    '>',
  ])('cannot listen to %s', async (subject) => {
    const heard: string[] = [];
    const refused = Promise.withResolvers<Error>();
    intruder.subscribe(subject, {
      callback: (error, message) => {
        if (error) refused.resolve(error);
        else heard.push(message.subject);
      },
    });
    await expect(refused.promise).resolves.toMatchObject({ operation: 'subscription' });
    const own = intruder.subscribe('receipts.rheine.abh', { max: 1 });
    await intruder.flush();
    operator.publish('receipts.rheine.vhs', bytes('receipt'));
    operator.publish('bell.rheine.vhs');
    operator.publish('receipts.rheine.abh', bytes('fence'));
    for await (const fence of own) expect(text(fence.data)).toBe('fence');
    expect(heard).toEqual([]);
  });

  it("cannot ask in another agency's name", async () => {
    const asked: string[] = [];
    const asking = operator.subscribe('claim.*.*', {
      callback: (_error, message) => {
        asked.push(message.subject);
        message.respond();
      },
    });
    await operator.flush();
    await expect(intruder.request('claim.rheine.vhs', undefined, { timeout: 300 })).rejects.toThrow();
    await intruder.request('claim.rheine.abh', undefined, { timeout: 2_000 });
    asking.unsubscribe();
    expect(asked).toEqual(['claim.rheine.abh']);
  });

  it.each([
    'INFO',
    'STREAM.NAMES',
    'STREAM.INFO.intake_rheine_vhs',
    'STREAM.PURGE.intake_rheine_vhs',
    'STREAM.CREATE.x',
  ])('cannot use $JS.API.%s', async (call) => {
    await expect(intruder.request(`$JS.API.${call}`, '{}', { timeout: 300 })).rejects.toThrow();
  });

  it('cannot be anybody without a key', async () => {
    await expect(connect({ servers: broker.server.url, reconnect: false })).rejects.toThrow(/authorization/i);
  });

  it.each([PURGE, DELETE])('empties nothing by naming %s as its reply subject', async (reply) => {
    (await broker.intrude('vhs')).publish('intake.rheine.vhs', bytes('kept'));
    await until(
      'the message of the other',
      async () => (await messagesOf(manager, 'intake_rheine_vhs')) || undefined,
    );
    intruder.publish('intake.rheine.abh', bytes('attack'), { reply });
    // It did reach the stream, so an acknowledgement would have gone to the reply subject by now.
    await until('the attack', async () => (await messagesOf(manager, 'intake_rheine_abh')) || undefined);
    const answered = operator.subscribe(reply, { callback: () => undefined });
    intruder.publish('intake.rheine.abh', bytes('again'), { reply });
    await until(
      'the second',
      async () => (await messagesOf(manager, 'intake_rheine_abh')) === 2 || undefined,
    );
    await operator.flush();
    answered.unsubscribe();
    expect(answered.getReceived()).toBe(0);
    expect(await messagesOf(manager, 'intake_rheine_vhs')).toBe(1);
  });
});

whereNats('The attack by a reply subject', () => {
  it('does empty the streams of others where all users are in one account and messages are acknowledged', async () => {
    const dir = await mkdtemp(join(tmpdir(), 'nats-'));
    const configText = `authorization { users: [
      { user: hub, password: hub }
      { user: abh, password: abh, permissions: { publish: ["intake.rheine.abh"], subscribe: ["_INBOX.>"] } }
    ] }`;
    const server = await startNats({ configText, dir, bin: process.env.WEGMARKE_NATS_SERVER ?? '' });
    const hub = await connect({ servers: server.url, user: 'hub', pass: 'hub' });
    const intruder = await connect({ servers: server.url, user: 'abh', pass: 'abh' });
    const manager = await jetstreamManager(hub);
    for (const agency of ['abh', 'vhs']) {
      await manager.streams.add({ name: `intake_rheine_${agency}`, subjects: [`intake.rheine.${agency}`] });
    }
    await hub.request('intake.rheine.vhs', bytes('lost'));
    expect(await messagesOf(manager, 'intake_rheine_vhs')).toBe(1);
    intruder.publish('intake.rheine.abh', bytes('attack'), { reply: PURGE });
    await until('the loss', async () => (await messagesOf(manager, 'intake_rheine_vhs')) === 0 || undefined);
    await Promise.all([hub.close(), intruder.close()]);
    await server.kill();
    await rm(dir, { recursive: true, force: true });
  });
});

/** The hub comes, makes its streams, and goes: what is published from now on stays in them. */
async function makeStreams(broker: RealBroker): Promise<void> {
  const ending = new AbortController();
  const running = new IntakeStreams(await broker.join('hub'), broker.report).run(
    [abh, vhs],
    () => Promise.resolve(),
    ending.signal,
  );
  const manager = await jetstreamManager(await broker.operator());
  for (const { agency } of [abh, vhs]) {
    await until('the stream', () => messagesOf(manager, `intake_rheine_${agency}`).catch(() => undefined));
  }
  ending.abort();
  await running;
}
