import { setTimeout as pause } from 'node:timers/promises';
import type { NatsConnection } from '@nats-io/transport-node';
import { brokerScheme } from './broker-address.ts';
import { connectEitherWay } from './broker-transport.ts';
import { MessageTooLarge } from './message-too-large.ts';
import { nkeyAuthenticator } from './nkey-authenticator.ts';
import type { OpenWebSocket } from './web-socket-stream.ts';

/** How a participant reaches the broker. */
export interface BrokerAccess {
  /** `nats://` (this machine), `tls://`, `ws://` (this machine) or `wss://`. */
  readonly url: string;
  /** Certificates (PEM) of a certification authority of the broker's own, for `tls://`; the system's when absent. */
  readonly ca?: string;
  /** Opens web sockets, through a proxy where there is one; the platform's own when absent. */
  readonly openWebSocket?: OpenWebSocket;
  /** Secret part of the participant's nkey (`SU…`). */
  readonly nkeySeed: string;
  /** How the connection is called in the broker's own monitoring. */
  readonly name: string;
  /** Gets what went wrong and will be tried again. */
  readonly report?: (trouble: Error) => void;
}

/** `offline` also before the first connection; `closed` is for good. */
export type BrokerState = 'online' | 'offline' | 'closed';

const PING_MS = 5_000;
const RECONNECT_MS = 200;
const JITTER_MS = 200;
/**
 * How long the other side may take to let us in; a proxy may accept us while there is no broker behind it. Long enough for
 * a busy broker to which everybody comes back at once: whoever gives up and asks again makes it busier.
 */
const ANSWER_MS = 8_000;
const ANSWER_JITTER_MS = 2_000;

/** A connection that comes back for ever. It starts at once in the background, so that a broker that is down keeps nobody from starting. */
export function connectBroker(access: BrokerAccess): Broker {
  return new Broker(access);
}

/** The connection of one participant; made by {@link connectBroker}. */
export class Broker {
  readonly #access: BrokerAccess;
  readonly #ending = new AbortController();
  readonly #listeners = new Set<(state: BrokerState) => void>();
  readonly #uses: ((connection: NatsConnection) => void)[] = [];
  readonly #life: Promise<void>;
  #connection: NatsConnection | undefined;
  #state: BrokerState = 'offline';
  #epoch = 0;

  constructor(access: BrokerAccess) {
    this.#access = access;
    this.#life = this.#live();
  }

  get state(): BrokerState {
    return this.#state;
  }

  /** Counts the connections: what was received in one is answered in the same one or not at all. */
  get epoch(): number {
    return this.#epoch;
  }

  /** Tells every change of state; returns how to stop that. */
  onState(listener: (state: BrokerState) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** Runs `use` with the client's connection, and again with each that replaces it; subscriptions made in it outlive reconnects. */
  attach(use: (connection: NatsConnection) => void): void {
    this.#uses.push(use);
    if (this.#connection) use(this.#connection);
  }

  /** The connection once it is online; rejects when the signal aborts or the broker is closed. */
  online(signal: AbortSignal): Promise<NatsConnection> {
    const { promise, resolve, reject } = Promise.withResolvers<NatsConnection>();
    const look = (): void => {
      if (signal.aborted || this.#state === 'closed')
        reject(new Error('nobody waits for the broker any more'));
      else if (this.#state === 'online' && this.#connection) resolve(this.#connection);
    };
    const forget = this.onState(look);
    signal.addEventListener('abort', look);
    look();
    return promise.finally(() => {
      forget();
      signal.removeEventListener('abort', look);
    });
  }

  /**
   * Publishes when online; false when not: the client would keep the bytes and send them when they are stale. Throws
   * {@link MessageTooLarge}.
   */
  publish(subject: string, bytes?: Uint8Array): boolean {
    if (this.#state !== 'online' || !this.#connection) return false;
    const { length = 0 } = bytes ?? {};
    const most = this.#connection.info?.max_payload;
    if (most !== undefined && length > most) throw new MessageTooLarge(length, most);
    this.#connection.publish(subject, bytes);
    return true;
  }

  /** Asks when online; undefined when there was no answer in time, for whatever reason. */
  async request(subject: string, bytes: Uint8Array, timeoutMs: number): Promise<Uint8Array | undefined> {
    if (this.#state !== 'online' || !this.#connection) return undefined;
    try {
      return (await this.#connection.request(subject, bytes, { timeout: timeoutMs })).data;
    } catch {
      return undefined;
    }
  }

  /** Ends the connection after what was published has gone out. */
  async close(): Promise<void> {
    const online = this.#state === 'online';
    this.#ending.abort();
    await (online ? this.#connection?.drain() : this.#connection?.close())?.catch(() =>
      this.#connection?.close(),
    );
    await this.#life;
  }

  async #live(): Promise<void> {
    while (!this.#ending.signal.aborted) {
      try {
        await this.#use(await this.#connect());
      } catch (error) {
        this.#report(error);
        const wait = RECONNECT_MS + Math.random() * JITTER_MS;
        await pause(wait, undefined, { signal: this.#ending.signal }).catch(() => undefined);
      }
    }
    this.#change('closed');
  }

  #connect(): Promise<NatsConnection> {
    const { url, nkeySeed, name } = this.#access;
    return connectEitherWay({
      servers: url,
      ...wayOf(this.#access),
      name,
      authenticator: nkeyAuthenticator(nkeySeed),
      timeout: ANSWER_MS + Math.random() * ANSWER_JITTER_MS,
      maxReconnectAttempts: -1,
      reconnectTimeWait: RECONNECT_MS,
      reconnectJitter: JITTER_MS,
      // A broker that does not know us yet may learn of us: its configuration is generated.
      ignoreAuthErrorAbort: true,
      // Half-open connections are found out within two pings.
      pingInterval: PING_MS,
      maxPingOut: 2,
    });
  }

  async #use(connection: NatsConnection): Promise<void> {
    if (this.#ending.signal.aborted) return connection.close();
    this.#connection = connection;
    this.#epoch += 1;
    for (const use of this.#uses) use(connection);
    this.#change('online');
    for await (const status of connection.status()) {
      if (status.type === 'disconnect') this.#change('offline');
      if (status.type === 'reconnect') this.#cameBack();
      if (status.type === 'error') this.#report(status.error);
    }
    this.#connection = undefined;
    this.#change('offline');
  }

  #cameBack(): void {
    // The client tells it once for every attempt that ended after the greeting.
    if (this.#state === 'online') return;
    this.#epoch += 1;
    this.#change('online');
  }

  #change(state: BrokerState): void {
    if (state === this.#state) return;
    this.#state = state;
    for (const listener of this.#listeners) listener(state);
  }

  #report(error: unknown): void {
    this.#access.report?.(error instanceof Error ? error : new Error(String(error)));
  }
}

/** How one connection goes. With `tls://` a broker that offers no TLS is refused, so that nobody in between can talk it away. */
function wayOf({ url, ca, openWebSocket = (address) => new WebSocket(address) }: BrokerAccess) {
  const scheme = brokerScheme(url);
  // The name is looked up by whoever opens the web socket: behind a firewall only the proxy knows it.
  if (scheme === 'ws' || scheme === 'wss')
    return { webSocket: { open: openWebSocket, address: url }, resolve: false, ignoreClusterUpdates: true };
  if (scheme !== 'tls') return {};
  // A numeric address is compared too: the client would take the certificate of `localhost` for it.
  return { tls: { host: new URL(url).hostname, ...(ca !== undefined && { ca }) } };
}
