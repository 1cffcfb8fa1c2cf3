import { readFileSync } from 'node:fs';
import type { AdapterConfig } from '#adapter';
import { allowedAddress, whyUnreadable } from '#adapter';
import type { Clock } from '#ports';
import type { Finding } from './finding-codes.ts';
import { lookAtAddress } from './look-at-way.ts';
import { PATIENCE_MS } from './patient.ts';

type Table = Extract<AdapterConfig['sources'][number], { readonly kind: 'table' }>;
type Webhook = Extract<AdapterConfig['sinks'][number], { readonly kind: 'webhook' }>;

/** What of an adapter says which systems of the agency itself it speaks with. */
interface Speaking {
  readonly clock: Clock;
  readonly config: {
    readonly sources: AdapterConfig['sources'];
    readonly sinks: AdapterConfig['sinks'];
    readonly pages?: { readonly logIn: { readonly issuer: string } };
  };
}

/** The agency's own tables, receivers of webhooks and log-in service. Nothing is sent to any of them. */
export async function lookAtOwnSystems({ config, clock }: Speaking): Promise<readonly Finding[]> {
  const { sources, sinks, pages } = config;
  const found = await Promise.all([
    ...sources.filter((one) => one.kind === 'table').map(lookAtTable),
    ...sinks.filter((one) => one.kind === 'webhook').map((one) => lookAtReceiver(one, clock)),
    ...(pages === undefined ? [] : [lookAtLogIn(pages.logIn.issuer, clock)]),
  ]);
  return found.flat();
}

async function lookAtTable(source: Table): Promise<readonly Finding[]> {
  const why = await whyUnreadable(source);
  const saw = `table/${source.name}`;
  if (why === undefined) return [{ check: 'sources', saw: `${saw} can be read` }];
  return [{ check: 'sources', code: 'TABLE_UNREADABLE', saw: `${saw}: ${why}` }];
}

async function lookAtReceiver(sink: Webhook, clock: Clock): Promise<readonly Finding[]> {
  const { name, url, allow, caFile } = sink;
  const address = new URL(url);
  const allowed = await allowedAddress(address, allow);
  // A name that nobody knows is told by the look at the address.
  if ('code' in allowed && allowed.code !== 'NAME_UNKNOWN')
    return [{ check: 'sinks', code: 'RECEIVER_REFUSED', saw: `${name}: ${allowed.code}` }];
  const ca = caFile === undefined ? undefined : readFileSync(caFile, 'utf8');
  return lookAtAddress(`sink ${name}`, address, { clock, ca });
}

async function lookAtLogIn(issuer: string, clock: Clock): Promise<readonly Finding[]> {
  const url = new URL(issuer);
  const way = await lookAtAddress('log-in', url, { clock, ca: undefined });
  if (way.some(({ code }) => code !== undefined)) return way;
  const why = await whyNoLogIn(issuer);
  const finding: Finding =
    why === undefined
      ? { check: 'log-in', saw: `${url.host} describes itself` }
      : { check: 'log-in', code: 'LOG_IN_UNAVAILABLE', saw: `${url.host}: ${why}` };
  return [...way, finding];
}

/** What is amiss with the description of an OpenID Connect provider (OpenID Connect Discovery 1.0, 4). */
async function whyNoLogIn(issuer: string): Promise<string | undefined> {
  try {
    const address = `${issuer.replace(/\/$/, '')}/.well-known/openid-configuration`;
    const answer = await fetch(address, { signal: AbortSignal.timeout(PATIENCE_MS) });
    if (answer.status !== 200) return `ANSWER_${answer.status}`;
    const told = (await answer.json()) as { readonly issuer?: unknown } | null;
    return told?.issuer === issuer ? undefined : 'OTHER_ISSUER';
  } catch {
    return 'NO_DESCRIPTION';
  }
}
