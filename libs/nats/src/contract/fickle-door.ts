import { once } from 'node:events';
import type { AddressInfo, Server, Socket } from 'node:net';
import { connect, createServer } from 'node:net';

/** What a door does with whoever comes: lets them in, or one of the ways in which something before a broker turns them away. */
export type Mood = 'open' | 'hangs up' | 'says nothing' | 'hangs up after the greeting';

/** Something before a broker that accepts every connection, as a load balancer does, whether or not there is a broker behind it. */
export class FickleDoor {
  /** How many came while it was not open. */
  turnedAway = 0;
  readonly #sockets = new Set<Socket>();
  readonly #behind = new Set<Socket>();
  #mood: Mood = 'open';

  private constructor(
    private readonly server: Server,
    private readonly target: number,
  ) {
    server.on('connection', (client) => this.#meet(client));
  }

  /** Listens on a port of its own; behind it is the target's port, both on 127.0.0.1. */
  static async before(target: number): Promise<FickleDoor> {
    const server = createServer();
    const door = new FickleDoor(server, target);
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    return door;
  }

  get port(): number {
    return (this.server.address() as AddressInfo).port;
  }

  /** How many are in it now. */
  get callers(): number {
    return this.#sockets.size;
  }

  /** Does so with whoever comes from now on; nothing changes for those who are inside. */
  turn(mood: Mood): void {
    this.#mood = mood;
  }

  /** Takes nothing more of those who are inside and gives them nothing, and does not say so, as a line that is cut. */
  freeze(): void {
    for (const socket of this.#sockets) socket.unpipe().pause();
    for (const socket of this.#behind) socket.unpipe().pause();
  }

  /** Throws out everybody who is inside. */
  clear(): void {
    for (const socket of this.#sockets) socket.destroy();
  }

  /** Ends it, and everybody inside. */
  async close(): Promise<void> {
    const closed = new Promise<void>((done) => this.server.close(() => done()));
    this.clear();
    await closed;
  }

  #meet(client: Socket): void {
    const mood = this.#mood;
    this.#sockets.add(client);
    client.on('error', () => client.destroy()).on('close', () => this.#sockets.delete(client));
    if (mood !== 'open') this.turnedAway += 1;
    if (mood === 'hangs up') client.resume().end();
    else if (mood === 'says nothing') client.resume();
    else this.#lead(client, mood);
  }

  #lead(client: Socket, mood: Mood): void {
    const broker = connect(this.target, '127.0.0.1');
    this.#behind.add(broker);
    broker.on('close', () => this.#behind.delete(broker));
    broker.on('error', () => client.destroy()).on('close', () => client.destroy());
    client.on('close', () => broker.destroy());
    if (mood === 'open') return void client.pipe(broker).pipe(client);
    broker.once('data', (greeting) => {
      broker.removeAllListeners('close').destroy();
      this.#behind.delete(broker);
      client.resume().end(greeting);
    });
  }
}
