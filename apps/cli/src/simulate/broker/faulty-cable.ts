import type { AddressInfo, Server, Socket } from 'node:net';
import { connect, createServer } from 'node:net';
import { setTimeout as wait } from 'node:timers/promises';
import type { Faults } from './faults.ts';
import type { NatsFrame } from './nats-frames.ts';
import { NatsFrames } from './nats-frames.ts';

/** A cable on loopback through which agencies reach the broker, and on which faults happen. */
export class FaultyCable {
  readonly #sockets = new Set<Socket>();

  readonly #server: Server;
  #port = 0;

  private constructor(
    private readonly faults: Faults,
    private readonly brokerPort: () => number,
  ) {
    this.#server = createServer((agency) => this.#join(agency));
  }

  /** Listens; port 0 takes any free one. `brokerPort` is asked for each connection. */
  static async laid(port: number, faults: Faults, brokerPort: () => number): Promise<FaultyCable> {
    const cable = new FaultyCable(faults, brokerPort);
    cable.#port = port;
    await cable.plugIn();
    return cable;
  }

  get url(): string {
    return `nats://127.0.0.1:${this.#port}`;
  }

  /** Every connection ends at once, as when a cable is pulled; whoever wants comes back. */
  cut(): void {
    for (const socket of this.#sockets) socket.destroy();
  }

  /** Nobody gets through, and whoever tries is refused, until it is plugged in again. */
  async unplug(): Promise<void> {
    const closed = new Promise<void>((resolve) => this.#server.close(() => resolve()));
    this.cut();
    await closed;
  }

  async plugIn(): Promise<void> {
    const server = this.#server;
    await new Promise<void>((resolve, reject) => {
      server.once('error', reject).listen(this.#port, '127.0.0.1', resolve);
    });
    this.#port = (server.address() as AddressInfo).port;
  }

  #join(agency: Socket): void {
    const broker = connect({ host: '127.0.0.1', port: this.brokerPort() });
    this.#carry(agency, broker, (frame) => this.#fromAgency(frame));
    this.#carry(broker, agency, (frame) => this.#fromBroker(frame));
  }

  #carry(from: Socket, to: Socket, copies: (frame: NatsFrame) => number): void {
    this.#sockets.add(from);
    const frames = new NatsFrames();
    // One after the other: a delay that ends must not let what comes later overtake.
    let before = Promise.resolve();
    from.on('data', (piece) => {
      const whole = frames.push(piece);
      const bytes = Buffer.concat(whole.flatMap((one) => Array<Buffer>(copies(one)).fill(one.bytes)));
      before = this.#passOn(before, bytes, to);
    });
    from.on('error', () => to.destroy());
    from.on('close', () => {
      this.#sockets.delete(from);
      to.destroy();
    });
  }

  async #passOn(before: Promise<void>, bytes: Buffer, to: Socket): Promise<void> {
    const { delayMs } = this.faults.state;
    await before;
    if (delayMs > 0) await wait(delayMs);
    if (bytes.length > 0 && to.writable) to.write(bytes);
  }

  #fromAgency({ subject }: NatsFrame): number {
    return subject?.startsWith('intake.') === true && this.faults.doubles() ? 2 : 1;
  }

  #fromBroker({ subject }: NatsFrame): number {
    if (subject === undefined) return 1;
    if (this.faults.drops()) return 0;
    return this.faults.doubles() ? 2 : 1;
  }
}
