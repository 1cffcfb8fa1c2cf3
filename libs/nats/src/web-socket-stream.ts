import { Duplex } from 'node:stream';

/** Opens a web socket to an address; it may still be connecting when it is returned. */
export type OpenWebSocket = (address: string) => WebSocket;

const MOST_WAITING_BYTES = 1 << 20;
const LOOK_AGAIN_MS = 10;

/** The bytes of a web socket as a stream; whoever destroys it waits for no answer of the other side. */
class WebSocketStream extends Duplex {
  constructor(private readonly socket: WebSocket) {
    super();
    socket.addEventListener('message', ({ data }: MessageEvent<ArrayBuffer>) => this.push(Buffer.from(data)));
    socket.addEventListener('error', () => this.destroy(new Error('the web socket broke')));
    socket.addEventListener('close', () => this.destroy());
  }

  /** What comes is pushed as it comes: the client of the broker reads at once. */
  override _read(): void {}

  override _write(chunk: Uint8Array<ArrayBuffer>, _encoding: string, done: (error?: Error) => void): void {
    this.socket.send(chunk);
    this.#whenThereIsRoom(done);
  }

  /** A web socket tells of no drain: it is looked at until the line has taken enough of what waits, or is no more. */
  #whenThereIsRoom(done: () => void): void {
    if (this.destroyed || this.socket.bufferedAmount <= MOST_WAITING_BYTES) return done();
    setTimeout(() => this.#whenThereIsRoom(done), LOOK_AGAIN_MS);
  }

  override _destroy(error: Error | null, done: (error: Error | null) => void): void {
    this.socket.close();
    done(error);
  }
}

/**
 * The stream of a web socket that is being opened. `greeted` once the other side said something, which in NATS is its turn;
 * rejects when it closes before that. Whoever waits no longer destroys the stream.
 */
export function openStream(
  open: OpenWebSocket,
  address: string,
): { readonly stream: Duplex; readonly greeted: Promise<void> } {
  const socket = open(address);
  socket.binaryType = 'arraybuffer';
  // Before it is open, so that no byte that comes with the opening is missed.
  const stream = new WebSocketStream(socket);
  const { promise: greeted, resolve, reject } = Promise.withResolvers<void>();
  socket.addEventListener('message', () => resolve(), { once: true });
  stream.once('error', reject);
  stream.once('close', () => reject(new Error('the web socket was closed')));
  return { stream, greeted };
}
