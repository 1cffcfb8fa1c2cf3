import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createUser } from '@nats-io/nkeys';
import { connect, type NatsConnection, nkeyAuthenticator } from '@nats-io/transport-node';
import { startNats } from '../../../../deploy/local/services/nats.mjs';
import { brokerConfig } from '../broker-config.ts';
import { type Broker, type BrokerAccess, connectBroker } from '../broker.ts';
import type { BrokerListeners } from '../broker-listeners.ts';

const program = process.env.WEGMARKE_NATS_SERVER ?? '';

/** A suite that needs a real nats-server; where there is none it says so in one line. */
export function whereNats(name: string, suite: () => void): void {
  if (program !== '') return describe(name, suite);
  process.stderr.write('not run: no nats-server (start through npm test)\n');
  describe.skip(`not run: no nats-server: ${name}`, suite);
}

/** A nats-server with our configuration for a hub and two agencies, and everybody who connects to it. */
export class RealBroker {
  readonly troubles: Error[] = [];
  readonly report = (trouble: Error): void => void this.troubles.push(trouble);
  readonly #seeds: ReadonlyMap<string, string>;
  readonly #closing: (() => Promise<unknown>)[] = [];

  private constructor(
    readonly server: Awaited<ReturnType<typeof startNats>>,
    seeds: ReadonlyMap<string, string>,
  ) {
    this.#seeds = seeds;
  }

  /** Starts it; an `operator` may do anything in the hub's account, as nobody may in ours. */
  static async start(listeners: BrokerListeners = {}): Promise<RealBroker> {
    const pairs = new Map(['hub', 'abh', 'vhs'].map((name) => [name, createUser()]));
    const nkeyPublic = (name: string): string => pairs.get(name)!.getPublicKey();
    const dir = await mkdtemp(join(tmpdir(), 'nats-'));
    const ours = brokerConfig({
      ...listeners,
      hub: { nkeyPublic: nkeyPublic('hub') },
      agencies: ['abh', 'vhs'].map((agency) => ({
        network: 'rheine',
        agency,
        nkeyPublic: nkeyPublic(agency),
      })),
    });
    const configText = ours.replace('users: [ ', 'users: [ { user: operator, password: operator }, ');
    const server = await startNats({ configText, dir, bin: program });
    const seeds = new Map([...pairs].map(([name, pair]) => [name, new TextDecoder().decode(pair.getSeed())]));
    const broker = new RealBroker(server, seeds);
    broker.#closing.push(
      () => rm(dir, { recursive: true, force: true }),
      () => server.kill(),
    );
    return broker;
  }

  #seedOf(name: string): string {
    const seed = this.#seeds.get(name);
    if (seed === undefined) throw new Error(`nobody at this broker is called ${name}`);
    return seed;
  }

  /** Our own connection of a participant, online. */
  async join(name: string, way: Partial<BrokerAccess> = {}): Promise<Broker> {
    const broker = this.approach(name, way);
    await broker.online(AbortSignal.timeout(60_000));
    return broker;
  }

  /** A connection of a participant that may never get there. */
  approach(name: string, way: Partial<BrokerAccess> = {}): Broker {
    const { url } = this.server;
    const broker = connectBroker({ url, nkeySeed: this.#seedOf(name), name, report: this.report, ...way });
    this.#closing.push(() => broker.close());
    return broker;
  }

  /** A connection with a participant's key that is bound by no code of ours. */
  async intrude(name: string): Promise<NatsConnection> {
    const authenticator = nkeyAuthenticator(new TextEncoder().encode(this.#seedOf(name)));
    return this.#keep(await connect({ servers: this.server.url, authenticator }));
  }

  async operator(): Promise<NatsConnection> {
    return this.#keep(await connect({ servers: this.server.url, user: 'operator', pass: 'operator' }));
  }

  /** Ends everybody and the server. */
  async end(): Promise<void> {
    for (const close of this.#closing.reverse()) await close();
  }

  #keep(connection: NatsConnection): NatsConnection {
    this.#closing.push(() => connection.close());
    return connection;
  }
}

/** Bytes of a text, as a message has them. */
export function bytes(content: string): Uint8Array {
  return new TextEncoder().encode(content);
}

/** The text of a message. */
export function text(message: Uint8Array): string {
  return new TextDecoder().decode(message);
}
