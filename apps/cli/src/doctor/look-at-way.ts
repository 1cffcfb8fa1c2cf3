import { lookup } from 'node:dns/promises';
import { connect } from 'node:net';
import { connect as connectTls } from 'node:tls';
import type { Clock } from '#ports';
import type { Finding } from './finding-codes.ts';
import type { Patient } from './patient.ts';
import { PATIENCE_MS } from './patient.ts';

const DEFAULT_PORTS: Readonly<Record<string, number>> = {
  'http:': 80,
  'https:': 443,
  'ws:': 80,
  'wss:': 443,
  'nats:': 4222,
  'tls:': 4222,
};
/** `tls` begins in plain text (the broker greets first), so its certificate is seen by the broker's own client. */
const TLS_FROM_THE_START = ['https:', 'wss:'];
const SOON_MS = 14 * 86_400_000;

/** Names, ports and certificates on the way to hub and broker; behind a proxy only the proxy is this machine's to reach. */
export async function lookAtWay(patient: Patient): Promise<readonly Finding[]> {
  const { http, nats, proxy } = patient.config.hub;
  const ways: Readonly<Record<string, string>> =
    proxy === undefined ? { hub: http, broker: nats } : { proxy: proxy.url };
  const found = await Promise.all(
    Object.entries(ways).map(([what, address]) =>
      lookAtAddress(what, new URL(address), { clock: patient.clock, ca: patient.files.wayOut.ca }),
    ),
  );
  return found.flat();
}

/** By whose clock and authorities a certificate is judged; the system's authorities without one. */
interface Judging {
  readonly clock: Clock;
  readonly ca: string | undefined;
}

/** Name, port and, where it speaks TLS from the start, certificate at an address. */
export async function lookAtAddress(what: string, url: URL, judging: Judging): Promise<readonly Finding[]> {
  const host = url.hostname.replace(/^\[|\]$/g, '');
  const port = Number(url.port) || (DEFAULT_PORTS[url.protocol] ?? 0);
  try {
    await lookup(host);
  } catch {
    return [{ check: 'dns', code: 'NAME_NOT_FOUND', saw: `${what}: ${host}` }];
  }
  const isThere = await reached(host, port);
  const saw = `${what}: ${host}:${port}`;
  if (!isThere) return [{ check: 'network', code: 'NOT_REACHABLE', saw }];
  const network: Finding = { check: 'network', saw };
  if (!TLS_FROM_THE_START.includes(url.protocol)) return [network];
  return [network, await lookAtCertificate(what, host, port, judging)];
}

function reached(host: string, port: number): Promise<boolean> {
  return new Promise((answer) => {
    const socket = connect({ host, port, timeout: PATIENCE_MS });
    const settle = (is: boolean): void => {
      socket.destroy();
      answer(is);
    };
    socket.once('connect', () => settle(true));
    socket.once('error', () => settle(false)).once('timeout', () => settle(false));
  });
}

function lookAtCertificate(
  what: string,
  host: string,
  port: number,
  { clock, ca }: Judging,
): Promise<Finding> {
  return new Promise((answer) => {
    const socket = connectTls({ host, port, servername: host, timeout: PATIENCE_MS, ...(ca && { ca }) });
    const settle = (finding: Finding): void => {
      socket.destroy();
      answer(finding);
    };
    const wrong = (why: string): Finding => ({
      check: 'tls',
      code: 'CERTIFICATE_WRONG',
      saw: `${what}: ${host}:${port} (${why})`,
    });
    socket.once('secureConnect', () => {
      const until = Date.parse(socket.getPeerCertificate().valid_to);
      const saw = `${what}: valid until ${new Date(until).toISOString().slice(0, 10)}`;
      const endsSoon = until - Date.parse(clock.now()) < SOON_MS;
      settle({ check: 'tls', ...(endsSoon && { code: 'CERTIFICATE_ENDS_SOON' }), saw });
    });
    socket.once('error', (error: NodeJS.ErrnoException) => settle(wrong(whyNot(error))));
    socket.once('timeout', () => settle(wrong('no answer')));
  });
}

/** What answers in plain text is no certificate's fault: mostly the address names another port or scheme. */
function whyNot({ code }: NodeJS.ErrnoException): string {
  return code === 'ERR_SSL_WRONG_VERSION_NUMBER' ? 'this port speaks no TLS' : (code ?? 'no TLS');
}
