import { goesPlainOutside, isLoopback } from '#nats';
import { databaseIsPlain } from '#postgres';
import type { ConfigFault } from './config-fault.ts';

/** What would go to another machine without TLS, or be trusted without a look at its certificate. */
export function tlsFaults(value: (variable: string) => string): ConfigFault[] {
  const checks: readonly (readonly [variable: string, isPlain: (text: string) => boolean, fix: string])[] = [
    [
      'WEGMARKE_HUB_DATABASE_URL',
      databaseIsPlain,
      'add ?sslmode=verify-full (and &sslrootcert=<file> for an authority of your own): without TLS it may be on this machine alone',
    ],
    [
      'WEGMARKE_HUB_EVENT_STORE',
      eventStoreIsPlain,
      'leave out tls=false and tlsVerifyCert=false: without TLS it may be on this machine alone',
    ],
    [
      'WEGMARKE_HUB_NATS_URL',
      (text) => /^(nats|tls):\/\//.test(text) && goesPlainOutside(text, ['tls']),
      'write tls://host:port: without TLS the broker may be on this machine alone',
    ],
  ];
  return [
    ...checks.flatMap(([variable, isPlain, fix]): ConfigFault[] =>
      isPlain(value(variable)) ? [{ variable, code: 'TLS_MISSING', fix }] : [],
    ),
    ...httpFaults(value),
  ];
}

function httpFaults(value: (variable: string) => string): ConfigFault[] {
  const [host, certificate, key] = ['HOST', 'CERT_FILE', 'KEY_FILE'].map((end) =>
    value(`WEGMARKE_HUB_HTTP_${end}`),
  );
  if (!certificate !== !key) {
    const variable = `WEGMARKE_HUB_HTTP_${certificate ? 'KEY' : 'CERT'}_FILE`;
    return [{ variable, code: 'MISSING', fix: 'name the certificate and its key, or neither' }];
  }
  if (certificate || isLoopback(host ?? '')) return [];
  const fix =
    'name a certificate (WEGMARKE_HUB_HTTP_CERT_FILE, WEGMARKE_HUB_HTTP_KEY_FILE), or listen on 127.0.0.1 behind something on this machine that has one';
  return [{ variable: 'WEGMARKE_HUB_HTTP_HOST', code: 'TLS_MISSING', fix }];
}

/** TLS is the client's default; a cluster is named with several hosts. */
function eventStoreIsPlain(text: string): boolean {
  const [, hosts = '', options = ''] =
    /^esdb(?:\+discover)?:\/\/(?:[^@/]*@)?([^/?]*)\/?(?:\?(.*))?$/i.exec(text) ?? [];
  const turnedOff = [...new URLSearchParams(options)].some(
    ([name, chosen]) => /^(tls|tlsverifycert)$/i.test(name) && chosen.toLowerCase() !== 'true',
  );
  return turnedOff && !hosts.split(',').every((host) => isLoopback(host.replace(/:\d+$/, '')));
}
