import { once } from 'node:events';
import type { AddressInfo, Server, Socket } from 'node:net';
import { connect, createServer } from 'node:net';
import { faultIn, Faults } from './faults.ts';
import { FaultyCable } from './faulty-cable.ts';
import { NatsFrames } from './nats-frames.ts';

const message = (subject: string, payload: string, verb = 'MSG'): string =>
  verb === 'MSG'
    ? `MSG ${subject} 1 ${payload.length}\r\n${payload}\r\n`
    : `PUB ${subject} ${payload.length}\r\n${payload}\r\n`;

describe('The frames of the NATS protocol', () => {
  const whole = `INFO {}\r\n${message('bell.x', 'PING\r\n')}HMSG a.b 1 _R_.2 4 9\r\nabcdefghi\r\nPING\r\n`;

  it.each([1, 3, 7, 1_000])('are found whatever pieces they come in, of %i bytes each', (size) => {
    const frames = new NatsFrames();
    const found = [];
    for (let at = 0; at < whole.length; at += size)
      found.push(...frames.push(Buffer.from(whole.slice(at, at + size))));
    expect(found.map(({ subject }) => subject)).toEqual([undefined, 'bell.x', 'a.b', undefined]);
    expect(Buffer.concat(found.map(({ bytes }) => bytes)).toString()).toBe(whole);
  });
});

describe('A fault', () => {
  it('is ordered by name and number, and by nothing else', () => {
    expect(faultIn('drop-replies=3')).toEqual({ dropReplies: 3 });
    expect(faultIn('delay-ms=250')).toEqual({ delayMs: 250 });
    for (const wrong of ['drop-replies', 'drop-replies=', 'duplicate=-1', 'duplicate=1.5', 'toString=1', ''])
      expect(faultIn(wrong)).toBeUndefined();
  });
});

describe('The cable between agencies and broker', () => {
  const faults = new Faults();
  let broker: Server;
  let cable: FaultyCable;
  let agency: Socket;
  let atBroker: Socket;
  let heard: { broker: string; agency: string };

  beforeEach(async () => {
    broker = createServer().listen(0, '127.0.0.1');
    await once(broker, 'listening');
    cable = await FaultyCable.laid(0, faults, () => (broker.address() as AddressInfo).port);
    const joined = once(broker, 'connection');
    agency = connect(Number(new URL(cable.url).port), '127.0.0.1');
    [atBroker] = (await joined) as [Socket];
    heard = { broker: '', agency: '' };
    agency.on('data', (piece) => (heard.agency += String(piece))).on('error', () => undefined);
    atBroker.on('data', (piece) => (heard.broker += String(piece))).on('error', () => undefined);
  });

  afterEach(async () => {
    faults.want({ dropReplies: 0, duplicate: 0, delayMs: 0 });
    await cable.unplug();
    await new Promise((closed) => broker.close(closed));
  });

  const until = async (holds: () => boolean): Promise<void> => {
    while (!holds()) await new Promise((again) => setTimeout(again, 5));
  };

  it('carries both ways what it is given, when nothing is wrong', async () => {
    agency.write(message('intake.n.a', 'x', 'PUB'));
    atBroker.write(message('bell.n.a', ''));
    await until(() => heard.broker !== '' && heard.agency !== '');
    expect(heard).toEqual({ broker: message('intake.n.a', 'x', 'PUB'), agency: message('bell.n.a', '') });
  });

  it('drops whole messages of the broker as often as it was told, never what keeps the connection alive', async () => {
    faults.want({ dropReplies: 1 });
    atBroker.write(`${message('receipts.n.a', 'one')}PING\r\n${message('receipts.n.a', 'two')}`);
    await until(() => heard.agency.endsWith('two\r\n'));
    expect(heard.agency).toBe(`PING\r\n${message('receipts.n.a', 'two')}`);
    expect(faults.state.dropReplies).toBe(0);
  });

  it('doubles what is handed in as often as it was told', async () => {
    faults.want({ duplicate: 1 });
    const one = message('intake.n.a', 'one', 'PUB');
    agency.write(`${one}${message('intake.n.a', 'two', 'PUB')}`);
    await until(() => heard.broker.endsWith('two\r\n'));
    expect(heard.broker).toBe(`${one}${one}${message('intake.n.a', 'two', 'PUB')}`);
  });

  it('keeps the order when a delay ends', async () => {
    faults.want({ delayMs: 60 });
    atBroker.write(message('a', 'late'));
    await until(() => heard.agency === '');
    await new Promise((again) => setTimeout(again, 10));
    faults.want({ delayMs: 0 });
    atBroker.write(message('b', 'next'));
    await until(() => heard.agency.endsWith('next\r\n'));
    expect(heard.agency).toBe(`${message('a', 'late')}${message('b', 'next')}`);
  });

  it('ends every connection when it is cut, and refuses everybody while it is unplugged', async () => {
    const gone = Promise.all([once(agency, 'close'), once(atBroker, 'close')]);
    cable.cut();
    await gone;
    const { port } = new URL(cable.url);
    await cable.unplug();
    const [refused] = (await once(connect(Number(port), '127.0.0.1'), 'error')) as [NodeJS.ErrnoException];
    expect(refused.code).toBe('ECONNREFUSED');
    await cable.plugIn();
    expect(new URL(cable.url).port).toBe(port);
  });
});
