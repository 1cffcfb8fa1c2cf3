import type { AddressInfo, Server, Socket } from 'node:net';
import { connect, createServer } from 'node:net';

/** A way through the proxy, seen from whoever connected. */
export type Way = 'there' | 'back';

const WAYS: readonly Way[] = ['there', 'back'];

/** One connection: the socket that was accepted, and the one made for it. */
interface Pair {
  readonly client: Socket;
  readonly server: Socket;
  /** Ways on which bytes vanish for this connection alone, for ever. */
  readonly stranded: Set<Way>;
  /** Whether bytes have vanished: such a connection can never be whole again. */
  torn: boolean;
}

/** What is wrong with the line at present, for all connections through it. */
interface Trouble {
  readonly refusing: boolean;
  readonly swallowing: readonly Way[];
  /** Bytes that get through in a second on each way; as many as come when absent. */
  readonly bytesPerSecond?: number;
  /** On whichever connection these bytes go there, what comes back vanishes from then on. */
  readonly trigger?: string;
}

const SOUND: Trouble = { refusing: false, swallowing: [] };

/**
 * A line between two processes on this machine that can be cut, slowed and left half open, on either way. It holds no
 * bytes back for good unless told to: what it takes it passes on in order.
 */
export class TcpProxy {
  readonly #pairs = new Set<Pair>();
  #trouble: Trouble = SOUND;
  #passed = 0;

  private constructor(
    private readonly listener: Server,
    private readonly target: number,
  ) {
    listener.on('connection', (client) => this.#accept(client));
  }

  /** Listens on a port of its own and passes on to the target's port, both on 127.0.0.1. */
  static async before(target: number): Promise<TcpProxy> {
    const listener = createServer({ allowHalfOpen: true });
    const proxy = new TcpProxy(listener, target);
    await new Promise<void>((resolve, reject) => {
      listener.once('error', reject);
      listener.listen(0, '127.0.0.1', resolve);
    });
    return proxy;
  }

  /** Where it listens. */
  get port(): number {
    return (this.listener.address() as AddressInfo).port;
  }

  /** How many connections go through it now. */
  get connections(): number {
    return this.#pairs.size;
  }

  /** How many bytes have got through so far, on both ways together. */
  get passed(): number {
    return this.#passed;
  }

  /** The same address with this proxy in between. */
  through(url: string): string {
    const own = new URL(url);
    own.port = String(this.port);
    return own.href.replace(/\/$/, url.endsWith('/') ? '/' : '');
  }

  /** Resets all connections; new ones get through at once. */
  reset(): void {
    for (const pair of this.#pairs) this.#drop(pair);
  }

  /** Resets all connections, and every new one until it is mended. */
  cut(): void {
    this.#trouble = { ...SOUND, refusing: true };
    this.reset();
  }

  /** Half open: what goes these ways vanishes, also the news of an end, and nobody is told, until it is mended. */
  swallow(...ways: readonly Way[]): void {
    this.#trouble = { ...SOUND, swallowing: ways };
  }

  /** Half open for a connection from the moment on which it sends these bytes: it arrives, and the answer never does. */
  loseAnswerTo(bytes: string): void {
    this.#trouble = { ...SOUND, trigger: bytes };
  }

  /** Half open for ever for the connections that are there now, as when a router forgets them; new ones get through. */
  strand(...ways: readonly Way[]): void {
    for (const pair of this.#pairs) for (const way of ways) pair.stranded.add(way);
  }

  /** Lets only so many bytes through in a second, each connection and way for itself. */
  slow(bytesPerSecond: number): void {
    this.#trouble = { ...SOUND, bytesPerSecond };
  }

  /** All is well again; connections that lost bytes are reset. */
  mend(): void {
    this.#trouble = SOUND;
    for (const pair of this.#pairs) if (pair.torn) this.#drop(pair);
  }

  /** Ends it and all connections. */
  async close(): Promise<void> {
    this.reset();
    await new Promise<void>((resolve) => this.listener.close(() => resolve()));
  }

  #accept(client: Socket): void {
    if (this.#trouble.refusing) {
      client.resetAndDestroy();
      return;
    }
    const server = connect({ port: this.target, host: '127.0.0.1', allowHalfOpen: true });
    const pair: Pair = { client, server, stranded: new Set(), torn: false };
    this.#pairs.add(pair);
    for (const way of WAYS) this.#carry(pair, way);
  }

  #carry(pair: Pair, way: Way): void {
    const [from, to] = way === 'there' ? [pair.client, pair.server] : [pair.server, pair.client];
    from.setNoDelay(true);
    from.on('data', (chunk) => this.#pass(pair, way, chunk, from, to));
    from.on('end', () => this.#isOpen(pair, way) && to.end());
    from.on('error', () => this.#isOpen(pair, way) && this.#drop(pair));
    from.on('close', () => {
      if (this.#isOpen(pair, way) && to.writable) to.end();
      if (pair.client.destroyed && pair.server.destroyed) this.#pairs.delete(pair);
    });
  }

  #pass(pair: Pair, way: Way, chunk: Buffer, from: Socket, to: Socket): void {
    if (!this.#isOpen(pair, way)) return;
    this.#passed += chunk.length;
    const { bytesPerSecond, trigger } = this.#trouble;
    if (way === 'there' && trigger !== undefined && chunk.includes(trigger)) {
      pair.stranded.add('back');
      pair.torn = true;
    }
    const goOn = () => from.resume();
    if (bytesPerSecond === undefined) {
      if (to.write(chunk)) return;
      from.pause();
      to.once('drain', goOn);
      return;
    }
    from.pause();
    const later = setTimeout(
      () => (this.#isOpen(pair, way) && to.writable ? to.write(chunk, goOn) : goOn()),
      (chunk.length / bytesPerSecond) * 1_000,
    );
    from.once('close', () => clearTimeout(later));
  }

  /** Whether this way is open for this connection; asked when something wants to go through, which then is lost. */
  #isOpen(pair: Pair, way: Way): boolean {
    const open = !pair.stranded.has(way) && !this.#trouble.swallowing.includes(way);
    if (!open) pair.torn = true;
    return open;
  }

  #drop(pair: Pair): void {
    this.#pairs.delete(pair);
    pair.client.resetAndDestroy();
    pair.server.resetAndDestroy();
  }
}
