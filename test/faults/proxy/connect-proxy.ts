import { createServer, type IncomingMessage, type Server } from 'node:http';
import { createServer as createTlsServer } from 'node:https';
import type { AddressInfo, Socket } from 'node:net';
import { connect } from 'node:net';
import { TLSSocket } from 'node:tls';

/** How an office's proxy is set up. */
export interface ConnectRules {
  /** Which `host:port` it lets through, and which port of this machine is behind each. */
  readonly places: Readonly<Record<string, number>>;
  /** `user:password` (RFC 7617) that everybody must show; nobody need when absent. */
  readonly credentials?: string;
  /** Certificate and key (PEM) of a proxy that speaks TLS itself, as `localhost`; it speaks none when absent. */
  readonly tls?: { readonly cert: Buffer; readonly key: Buffer };
}

/** A request that the proxy got: where to, and what it answered. */
export interface AskedFor {
  readonly place: string;
  readonly status: number;
}

/**
 * The proxy of an office: lets tunnels (CONNECT, RFC 9110 section 9.3.6) through to a few places and nothing else. It alone
 * knows where their names lead; no other name server does.
 */
export class ConnectProxy {
  readonly asked: AskedFor[] = [];
  readonly #sockets = new Set<Socket>();
  #credentials: string | undefined;

  private constructor(
    private readonly server: Server,
    private readonly rules: ConnectRules,
  ) {
    this.#credentials = rules.credentials;
    server.on('connect', (request, socket, head) => this.#tunnel(request, socket as Socket, head));
    server.on('request', (_request, response) => response.writeHead(405).end());
  }

  /** Listens on a port of its own on 127.0.0.1. */
  static async start(rules: ConnectRules): Promise<ConnectProxy> {
    const server = rules.tls === undefined ? createServer() : createTlsServer(rules.tls);
    const proxy = new ConnectProxy(server, rules);
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    return proxy;
  }

  get url(): string {
    const { port } = this.server.address() as AddressInfo;
    return this.rules.tls === undefined ? `http://127.0.0.1:${port}` : `https://localhost:${port}`;
  }

  /** How many tunnels are open now. */
  get tunnels(): number {
    return this.#sockets.size / 2;
  }

  /** Lets only those through from now on who show this. */
  admit(credentials: string): void {
    this.#credentials = credentials;
  }

  /** Cuts all tunnels; new ones get through. */
  cut(): void {
    for (const socket of this.#sockets) {
      // What is encrypted has no handle that could be reset.
      if (socket instanceof TLSSocket) socket.destroy();
      else socket.resetAndDestroy();
    }
  }

  /** Ends it and all tunnels. */
  async close(): Promise<void> {
    this.cut();
    this.server.closeAllConnections();
    await new Promise<void>((resolve) => this.server.close(() => resolve()));
  }

  #tunnel({ url: place = '', headers }: IncomingMessage, client: Socket, head: Buffer): void {
    client.on('error', () => client.destroy());
    const status = this.#statusFor(place, headers['proxy-authorization']);
    this.asked.push({ place, status });
    const port = this.rules.places[place];
    if (status !== 200 || port === undefined) {
      client.end(
        `HTTP/1.1 ${status} no\r\nProxy-Authenticate: Basic realm="office"\r\nContent-Length: 0\r\n\r\n`,
      );
      return;
    }
    const server = connect(port, '127.0.0.1', () => {
      client.write('HTTP/1.1 200 Connection established\r\n\r\n');
      server.write(head);
      client.pipe(server).pipe(client);
    });
    for (const socket of [client, server]) {
      this.#sockets.add(socket);
      socket.on('error', () => socket.destroy());
      socket.on('close', () => {
        this.#sockets.delete(socket);
        client.destroy();
        server.destroy();
      });
    }
  }

  #statusFor(place: string, shown: string | undefined): number {
    const wanted = this.#credentials && `Basic ${Buffer.from(this.#credentials).toString('base64')}`;
    if (wanted !== undefined && shown !== wanted) return 407;
    return Object.hasOwn(this.rules.places, place) ? 200 : 403;
  }
}
