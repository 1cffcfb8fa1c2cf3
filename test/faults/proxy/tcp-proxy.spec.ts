import { once } from 'node:events';
import type { AddressInfo, Server, Socket } from 'node:net';
import { connect, createServer } from 'node:net';
import { until } from '../../../deploy/local/services/until.mjs';
import { TcpProxy } from './tcp-proxy.ts';

describe('The line in which faults are made', () => {
  let echo: Server;
  let proxy: TcpProxy;
  let heard: string;
  const servers: Socket[] = [];
  const clients: Socket[] = [];

  beforeEach(async () => {
    heard = '';
    echo = createServer((socket) => {
      servers.push(socket);
      socket.on('error', () => undefined);
      socket.on('data', (chunk) => {
        heard += chunk.toString();
        socket.write(chunk);
      });
    });
    await new Promise<void>((resolve) => echo.listen(0, '127.0.0.1', resolve));
    proxy = await TcpProxy.before((echo.address() as AddressInfo).port);
  });

  afterEach(async () => {
    await proxy.close();
    for (const socket of [...servers.splice(0), ...clients.splice(0)]) socket.destroy();
    await new Promise((resolve) => echo.close(resolve));
  });

  it('passes everything on, both ways and in order', async () => {
    const { socket, said } = await client();
    const text = 'long enough to need more than one piece '.repeat(20_000);
    socket.write(text);
    await until('the echo', () => said().length === text.length || undefined);
    expect(said()).toBe(text);
    expect(proxy.passed).toBe(2 * text.length);
  });

  it('keeps the rest of an address when it puts itself in between', () => {
    expect(proxy.through('nats://127.0.0.1:4222')).toBe(`nats://127.0.0.1:${proxy.port}`);
    expect(proxy.through('postgres://a:b@127.0.0.1:5432/hub')).toBe(
      `postgres://a:b@127.0.0.1:${proxy.port}/hub`,
    );
  });

  it('ends an orderly end on the other side too', async () => {
    const { socket } = await client();
    socket.write('a');
    await until('the server', () => heard === 'a' || undefined);
    socket.end();
    await once(servers[0]!, 'end');
    await closed(socket);
    await until('nobody', () => proxy.connections === 0 || undefined);
  });

  it('cut: resets what is there and what comes, until it is mended', async () => {
    const { socket } = await client();
    proxy.cut();
    await closed(socket);
    // It may be reset before it even knows that it was connected.
    const refused = connect({ port: proxy.port, host: '127.0.0.1' }).on('error', () => undefined);
    await closed(refused);
    proxy.mend();
    const { socket: again, said } = await client();
    again.write('there');
    await until('the echo', () => said() === 'there' || undefined);
  });

  it('half open: one way vanishes unseen, and mending resets what lost bytes', async () => {
    const { socket, said } = await client();
    proxy.swallow('back');
    socket.write('lost answer');
    await until('the server', () => heard === 'lost answer' || undefined);
    const { socket: untouched, said: saidLater } = await client();
    expect(socket.destroyed).toBe(false);
    proxy.mend();
    await closed(socket);
    expect(said()).toBe('');
    untouched.write('whole');
    await until('the echo', () => saidLater() === 'whole' || undefined);
  });

  it('half open: the end of one side is no news to the other', async () => {
    const { socket } = await client();
    await until('the server', () => servers[0]);
    proxy.swallow('there');
    socket.write('never arrives');
    socket.destroy();
    await until('the proxy', () => proxy.connections === 1 || undefined);
    expect(servers[0]?.readyState).toBe('open');
    expect(heard).toBe('');
  });

  it('half open: the answer to certain bytes is lost, no other', async () => {
    const [one, other] = [await client(), await client()];
    proxy.loseAnswerTo('commit');
    other.socket.write('ask');
    one.socket.write('please commit this');
    await until('the echo', () => other.said() === 'ask' || undefined);
    await until('the server', () => heard.includes('commit') || undefined);
    proxy.mend();
    await closed(one.socket);
    expect(one.said()).toBe('');
    expect(other.socket.destroyed).toBe(false);
  });

  it('strands the connections that are there, and no others', async () => {
    const { socket } = await client();
    await until('the server', () => servers[0]);
    proxy.strand('there', 'back');
    socket.write('never arrives');
    const { socket: fresh, said } = await client();
    fresh.write('arrives');
    await until('the echo', () => said() === 'arrives' || undefined);
    expect(heard).toBe('arrives');
    expect(socket.destroyed).toBe(false);
  });

  it('slow: everything arrives, but late', async () => {
    const { socket, said } = await client();
    proxy.slow(10_000);
    const began = performance.now();
    socket.write('x'.repeat(1_000));
    await until('the echo', () => said().length === 1_000 || undefined);
    expect(performance.now() - began).toBeGreaterThan(180);
  });

  /** Unlike `once`, a reset is what we wait for and no error. */
  function closed(socket: Socket): Promise<unknown> {
    return new Promise((resolve) => socket.on('close', resolve));
  }

  async function client() {
    const socket = connect({ port: proxy.port, host: '127.0.0.1' });
    clients.push(socket);
    socket.on('error', () => undefined);
    let text = '';
    socket.on('data', (chunk) => (text += chunk.toString()));
    await once(socket, 'connect');
    return { socket, said: () => text };
  }
});
