import type { Socket } from 'node:net';
import {
  type ConnectionOptions,
  NatsConnectionImpl,
  type NatsConnection,
  setTransportFactory,
} from '@nats-io/transport-node';
import { nodeResolveHost, NodeTransport } from '@nats-io/transport-node/lib/node_transport.js';
import { type OpenWebSocket, openStream } from './web-socket-stream.ts';

/** What the client is told of a connection through a web socket, beside its own options. */
interface ThroughWebSocket {
  readonly webSocket?: { readonly open: OpenWebSocket; readonly address: string };
}

/**
 * TCP, TLS or a web socket, as each connection wants it. The client's own two functions switch the whole process over
 * to the one or the other; an adapter that serves agencies of two networks needs both at once, also when they come back.
 */
class EachItsOwnTransport extends NodeTransport {
  #isWebSocket = false;

  override async connect(
    host: Parameters<NodeTransport['connect']>[0],
    options: ConnectionOptions & ThroughWebSocket,
  ): Promise<void> {
    if (options.webSocket === undefined) return super.connect(host, options);
    const { open, address } = options.webSocket;
    this.#isWebSocket = true;
    this.options = options;
    const { stream, greeted } = openStream(open, address);
    // What the transport does with its socket (data, write, end, destroy) a duplex stream does as well.
    this.socket = stream as unknown as Socket;
    await greeted;
    this.connected = true;
    this.setupHandlers();
  }

  /** The client leaves the socket of an attempt that it gives up: one more each time, where nobody ever answers. */
  override close(error?: Error): Promise<void> {
    if (!this.connected) this.discard();
    return super.close(error);
  }

  /**
   * The client gives up a connection, as one that answers no ping, only after all that waits has gone out, which a line that is cut takes
   * never. Without an error of ours: where the broker had said why, that stays the reason.
   */
  override disconnect(): void {
    void this.close();
  }

  override isEncrypted(): boolean {
    const { webSocket } = this.options as ThroughWebSocket;
    return this.#isWebSocket ? webSocket?.address.startsWith('wss:') === true : super.isEncrypted();
  }
}

/** Connects as the client's own `connect` does, and through a web socket where the options name one. */
export function connectEitherWay(options: ConnectionOptions & ThroughWebSocket): Promise<NatsConnection> {
  setTransportFactory({ factory: () => new EachItsOwnTransport(), dnsResolveFn: nodeResolveHost });
  return NatsConnectionImpl.connect(options);
}
