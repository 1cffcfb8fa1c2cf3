import { isLoopback } from './broker-address.ts';

/** Paths of a certificate chain and its key (PEM), as the broker's own user reads them. */
export interface CertificateFiles {
  readonly certFile: string;
  readonly keyFile: string;
}

/** One place where the broker listens. */
interface Listener {
  /** An address of the machine; 127.0.0.1 when absent. Any other needs `tls`. */
  readonly host?: string;
  readonly tls?: CertificateFiles;
}

/** Where the broker listens: for the hub and whoever is near it, and for agencies whose firewall lets out only 443. */
export interface BrokerListeners extends Listener {
  /** 4222 when absent. */
  readonly port?: number;
  /** None when absent. */
  readonly webSocket?: Listener & { readonly port: number };
}

const LOOPBACK = '127.0.0.1';

/** The lines of nats-server's configuration that say where it listens. Throws a RangeError on a listener without TLS outside this machine. */
export function listeners({ host = LOOPBACK, port = 4222, tls, webSocket }: BrokerListeners): string[] {
  return [
    `host: ${checkedHost(host, tls)}`,
    `port: ${port}`,
    ...(tls === undefined ? [] : [`tls ${certificate(tls)}`]),
    ...(webSocket === undefined ? [] : webSocketListener(webSocket)),
  ];
}

function webSocketListener({ host = LOOPBACK, port, tls }: Listener & { readonly port: number }): string[] {
  return [
    'websocket {',
    `  host: ${checkedHost(host, tls)}`,
    `  port: ${port}`,
    tls === undefined ? '  no_tls: true' : `  tls ${certificate(tls)}`,
    // As with the log-in: a machine that is stalled for a moment is no attacker.
    '  handshake_timeout: "10s"',
    '}',
  ];
}

function certificate({ certFile, keyFile }: CertificateFiles): string {
  return `{ cert_file: ${JSON.stringify(certFile)}, key_file: ${JSON.stringify(keyFile)}, timeout: 10 }`;
}

function checkedHost(host: string, tls: CertificateFiles | undefined): string {
  if (tls === undefined && !isLoopback(host))
    throw new RangeError(
      'a broker that other machines reach needs a certificate: give tls { certFile, keyFile }',
    );
  return JSON.stringify(host);
}
