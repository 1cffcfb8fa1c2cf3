import { isIPv4 } from 'node:net';

/** Schemes of a broker's address: `tls` and `wss` are encrypted, the other two are for this machine alone. */
export const BROKER_SCHEMES = ['nats', 'tls', 'ws', 'wss'] as const;

/** One of them. */
export type BrokerScheme = (typeof BROKER_SCHEMES)[number];

/** Whether a host (as `URL.hostname` gives it) is this machine itself: only there may bytes go without TLS. */
export function isLoopback(hostname: string): boolean {
  const host = hostname.toLowerCase();
  return (
    host === 'localhost' || host === '[::1]' || host === '::1' || (isIPv4(host) && host.startsWith('127.'))
  );
}

/** Whether an address goes without TLS to another machine, or is none at all. */
export function goesPlainOutside(address: string, encrypted: readonly string[]): boolean {
  if (!URL.canParse(address)) return true;
  const { protocol, hostname } = new URL(address);
  return !encrypted.includes(protocol.slice(0, -1)) && !isLoopback(hostname);
}

/** How an address reaches the broker; undefined when it is none. */
export function brokerScheme(address: string): BrokerScheme | undefined {
  if (!URL.canParse(address)) return undefined;
  const { protocol, hostname } = new URL(address);
  return hostname === '' ? undefined : BROKER_SCHEMES.find((scheme) => `${scheme}:` === protocol);
}
