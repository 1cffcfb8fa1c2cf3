import type { Socket } from 'node:net';
import type { OpenWebSocket } from '#nats';
import {
  Agent,
  buildConnector,
  type Dispatcher,
  fetch as fetchBy,
  Pool,
  ProxyAgent,
  WebSocket,
} from 'undici';

/** How an adapter gets from its machine to the hub. */
export interface WayOutPlan {
  /** Certificates (PEM) of the authority that hub and, where it speaks TLS itself, proxy go by; the system's when absent. */
  readonly ca?: string;
  /** The office's proxy, which lets tunnels (CONNECT) through to the hub; none when absent. */
  readonly proxy?: {
    /** `http://host:port`; `https://` where the proxy speaks TLS itself. */
    readonly url: string;
    /** `user:password`, if it wants to know who calls (Basic, RFC 7617). */
    readonly credentials?: string;
  };
}

/** The adapter's one way out: HTTP and web sockets alike go through the same proxy and trust the same authorities. */
export class WayOut {
  readonly #sockets = new Set<Socket>();
  readonly #dispatcher: Dispatcher;

  constructor({ ca, proxy }: WayOutPlan) {
    const tls = ca === undefined ? {} : { ca };
    this.#dispatcher =
      proxy === undefined
        ? new Agent({ connect: this.#kept(buildConnector(tls)) })
        : new ProxyAgent({
            uri: proxy.url,
            requestTls: tls,
            proxyTls: tls,
            ...(proxy.credentials !== undefined && { token: basic(proxy.credentials) }),
            clientFactory: (origin, options) => {
              const { connect } = options as { readonly connect: buildConnector.connector };
              return new Pool(origin, { ...options, connect: this.#kept(connect) });
            },
          });
  }

  /** As the platform's `fetch`. */
  readonly fetch: typeof fetch = async (address, init) => {
    const [asked, held] = address instanceof Request ? [address.url, partsOf(address)] : [address, {}];
    const options = { ...held, ...init, dispatcher: this.#dispatcher } as Parameters<typeof fetchBy>[1];
    return (await fetchBy(asked, options)) as unknown as Response;
  };

  /** Opens a web socket this way. */
  readonly openWebSocket: OpenWebSocket = (address) =>
    new WebSocket(address, { dispatcher: this.#dispatcher }) as unknown as globalThis.WebSocket;

  /** Ends every connection at once, also one whose other end has gone silent and would keep the process waiting. */
  async close(): Promise<void> {
    for (const socket of this.#sockets) socket.destroy();
    await this.#dispatcher.destroy();
  }

  /** Remembers each socket while it is open. */
  #kept(connect: buildConnector.connector): buildConnector.connector {
    return (options, done) =>
      connect(options, (...[error, socket]) => {
        if (error !== null || socket === null) return done(error ?? new Error('no socket'), null);
        this.#sockets.add(socket);
        socket.once('close', () => this.#sockets.delete(socket));
        return done(null, socket);
      });
  }
}

/** What a request of the platform holds besides its address; another implementation does not read it by itself. */
function partsOf({
  method,
  headers,
  body,
  redirect,
  signal,
}: Request): RequestInit & { readonly duplex: 'half' } {
  return { method, headers, body, redirect, signal, duplex: 'half' };
}

function basic(credentials: string): string {
  return `Basic ${Buffer.from(credentials).toString('base64')}`;
}
