import { brokerScheme, goesPlainOutside } from '#nats';
import type { YamlSection } from './yaml-section.ts';

/** Where the hub is, and how this machine gets there. */
export interface HubAddress {
  /** The broker: `tls://` or `wss://`; on this machine also `nats://` or `ws://`. */
  readonly nats: string;
  /** `https://`; on this machine also `http://`. */
  readonly http: string;
  /** The origin under which browsers find the hub's pages, for the letter to the person; that of `http` when absent. */
  readonly pages?: string;
  /** The hub's public keys. */
  readonly keysFile: string;
  /** Certificates (PEM) of the certification authority that both are trusted by; the system's when absent. */
  readonly caFile?: string;
  /** The office's proxy, by which both are reached; none when absent. */
  readonly proxy?: {
    readonly url: string;
    /** Holds `user:password`. */
    readonly credentialsFile?: string;
  };
}

const PLAIN_FIX = 'unencrypted addresses are for this machine alone (127.0.0.1, ::1, localhost)';

/** Reads the section `hub`; faults go to the section. */
export function readHub(
  section: YamlSection,
  path: (section: YamlSection, key: string) => string,
): HubAddress {
  const [nats, http, pages] = [readBroker(section), readApi(section), readPagesAddress(section)];
  const proxy = section.optionalSection('proxy');
  const hub: HubAddress = {
    nats,
    http,
    ...(pages !== undefined && { pages }),
    keysFile: path(section, 'keysFile'),
    ...(section.has('caFile') && { caFile: path(section, 'caFile') }),
    ...(proxy !== undefined && { proxy: readProxy(proxy, path) }),
  };
  if (proxy !== undefined) refuseWhatNoProxyCarries(section, hub);
  section.close();
  return hub;
}

function readBroker(section: YamlSection): string {
  const fix = 'write tls://host:port, or wss://host where a firewall lets out only 443';
  const nats = section.text('nats', { pattern: /^(nats|tls|wss?):\/\/\S+$/, fix });
  if (nats === '') return nats;
  if (brokerScheme(nats) === undefined) section.fault('nats', 'WRONG_VALUE', 'nats: this is no address', fix);
  else if (goesPlainOutside(nats, ['tls', 'wss']))
    section.fault(
      'nats',
      'TLS_MISSING',
      'nats: the address goes to another machine without TLS',
      `${fix}: ${PLAIN_FIX}`,
    );
  return nats;
}

function readApi(section: YamlSection): string {
  const fix = 'write https://host';
  const http = section.text('http', { pattern: /^https?:\/\/\S+$/, fix });
  if (http === '') return http;
  if (!URL.canParse(http)) section.fault('http', 'WRONG_VALUE', 'http: this is no address', fix);
  else if (goesPlainOutside(http, ['https']))
    section.fault(
      'http',
      'TLS_MISSING',
      'http: the address goes to another machine without TLS',
      `${fix}: ${PLAIN_FIX}`,
    );
  return http;
}

/** Browsers stay under one origin, so it has no path. */
function readPagesAddress(section: YamlSection): string | undefined {
  const fix = 'write the origin as browsers see it: https://host, without a path';
  const pages = section.optionalText('pages', { pattern: /^https?:\/\/[^/\s@]+$/, fix });
  if (pages === undefined || pages === '') return undefined;
  if (!URL.canParse(pages)) section.fault('pages', 'WRONG_VALUE', 'pages: this is no address', fix);
  else if (goesPlainOutside(pages, ['https']))
    section.fault(
      'pages',
      'TLS_MISSING',
      'pages: browsers elsewhere would come without TLS',
      `${fix}: ${PLAIN_FIX}`,
    );
  return pages;
}

function readProxy(
  section: YamlSection,
  path: (section: YamlSection, key: string) => string,
): NonNullable<HubAddress['proxy']> {
  const url = section.text('url', {
    // What stands before an @ would be a password in a file that is shown around.
    pattern: /^https?:\/\/[^\s@/]+\/?$/,
    fix: 'write http://host:port; put user:password into a file and name it as credentialsFile',
  });
  const proxy = {
    url,
    ...(section.has('credentialsFile') && { credentialsFile: path(section, 'credentialsFile') }),
  };
  section.close();
  return proxy;
}

/** A tunnel is asked for with CONNECT, for TLS and nothing else; most proxies allow it to port 443 alone. */
function refuseWhatNoProxyCarries(section: YamlSection, { nats, http }: HubAddress): void {
  const fix = 'a proxy carries wss:// and https:// only';
  if (nats !== '' && brokerScheme(nats) !== 'wss')
    section.fault('nats', 'PROXY_CANNOT_CARRY', 'nats: the address does not go through a proxy', fix);
  if (http !== '' && !http.startsWith('https:'))
    section.fault('http', 'PROXY_CANNOT_CARRY', 'http: the address does not go through a proxy', fix);
}
