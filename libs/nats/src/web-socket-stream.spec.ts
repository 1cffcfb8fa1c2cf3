import { once } from 'node:events';
import { until } from '../../../deploy/local/services/until.mjs';
import { openStream } from './web-socket-stream.ts';

/** A web socket whose line takes nothing until it is told to. */
class StuckSocket extends EventTarget {
  binaryType = 'blob';
  bufferedAmount = 0;
  closed = 0;

  send(chunk: Uint8Array): void {
    this.bufferedAmount += chunk.byteLength;
  }

  close(): void {
    this.closed += 1;
  }
}

describe('The stream of a web socket', () => {
  const opened = () => {
    const socket = new StuckSocket();
    const { stream, greeted } = openStream(() => socket as unknown as WebSocket, 'ws://127.0.0.1:1');
    greeted.catch(() => undefined);
    return { socket, stream };
  };

  it('takes no more than a little ahead of what the line takes', async () => {
    const { socket, stream } = opened();
    const chunk = Buffer.alloc(1 << 20);
    for (let nth = 0; nth < 50; nth += 1) stream.write(chunk);
    expect(socket.bufferedAmount).toBe(2 << 20);
    socket.bufferedAmount = 0;
    await until('the line to be given more', () => socket.bufferedAmount > 0 || undefined);
    expect(socket.bufferedAmount).toBe(2 << 20);
    stream.destroy();
  });

  it('waits for nobody once it is destroyed', async () => {
    const { socket, stream } = opened();
    stream.write(Buffer.alloc(3 << 20));
    stream.destroy();
    await once(stream, 'close');
    expect(socket.closed).toBe(1);
  });
});
