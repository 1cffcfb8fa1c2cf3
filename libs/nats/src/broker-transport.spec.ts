import { once } from 'node:events';
import { type AddressInfo, createServer, type Socket } from 'node:net';
import { connectEitherWay } from './broker-transport.ts';

describe('a connection that the broker ends', () => {
  it('is over for the reason that the broker gave, not for one of our own', async () => {
    const lines: Socket[] = [];
    const server = createServer((socket) => {
      lines.push(socket);
      socket.write('INFO {"version":"2.10.0","max_payload":1000,"headers":true}\r\n');
      socket.on('data', (said) => {
        if (said.includes('PING')) socket.write('PONG\r\n');
      });
    });
    await once(server.listen(0, '127.0.0.1'), 'listening');
    const { port } = server.address() as AddressInfo;
    const connection = await connectEitherWay({ servers: `127.0.0.1:${port}`, reconnect: false });
    lines[0]?.write("-ERR 'User Authentication Expired'\r\n");
    await expect(connection.closed()).resolves.toMatchObject({
      message: expect.stringMatching(/authentication expired/i),
    });
    for (const line of lines) line.destroy();
    server.close();
  });
});
