import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { MAX_BATCH, catalogueEntry } from '#catalogue';
import { linkCodeHash } from '#jose';
import { SettableClock } from '#ports/memory';
import type { HubSetup } from '../../apps/hub/src/config/hub-setup.ts';
import type { AgencyOfSpec, HubOnMemory } from '../../apps/hub/src/spec/hub-on-memory.ts';
import { handleOf, hubOnMemory, newAgencies, OPEN, setupFor } from '../../apps/hub/src/spec/hub-on-memory.ts';
import type { GeneratedCase, GeneratedEvent } from './generated-cases.ts';

const demo = join(import.meta.dirname, '../../deploy/local/demo/agreement.yaml');
const MAKE_CODE = 'de.wegmarke.case.make-link-code.v1';
const GIVE = 'de.wegmarke.consent.give.v1';
const WITHDRAW = 'de.wegmarke.consent.withdraw.v1';
const REDEEM = 'de.wegmarke.case.redeem-link-code.v1';

/** A step that hardly anybody has to take. */
const RARE = `    - id: to-second-voucher
      titles: { de: Neuer Schein, en: New voucher }
      from: { types: [language.voucher-lapsed], titles: { de: Verfall, en: lapse } }
      to: { types: [language.voucher-issued], titles: { de: Schein, en: voucher } }
`;

/** A hub on memory whose agreement came into force on a day, and whose clock stands still; with pages where they are named. */
export async function steeredNetwork(day: string, now: string, pages?: HubSetup['pages']) {
  const clock = new SettableClock(now);
  const agencies = newAgencies();
  const agreement = readFileSync(demo, 'utf8')
    .replace('validFrom: 2018-03-01', `validFrom: ${day}`)
    .replace(/^steering:\n[\s\S]*?\n {2}steps:\n/m, (head) => `${head}${RARE}`);
  const [network] = setupFor(Object.values(agencies)).networks;
  if (network === undefined) throw new Error('the specs have no network');
  const hub = await hubOnMemory(
    { networks: [{ ...network, agreement }], ...(pages && { pages }) },
    undefined,
    agencies,
    clock,
  );
  return { hub, clock, agreement, tell: (cases: readonly GeneratedCase[]) => tell(hub, cases, now) };
}

/** Hands in everything as adapters do: the cases, their links with the provider, then what happened. */
async function tell(hub: HubOnMemory, cases: readonly GeneratedCase[], now: string): Promise<void> {
  const validUntil = new Date(Date.parse(now) + 86_400_000).toISOString();
  const opened = cases.flatMap(({ name, host }) => [
    said(hub.agencyOf(host), name, OPEN, 'o', {}),
    said(hub.agencyOf(host), name, MAKE_CODE, 'm', { codeHash: linkCodeHash(name), validUntil }),
  ]);
  const joined = cases.map(({ name }) =>
    said(hub.agencyOf('vhs'), name, REDEEM, 'r', { codeHash: linkCodeHash(name) }),
  );
  const happened = cases.flatMap(({ name, events }) =>
    events.map((event, index) => happening(hub, name, event, index)),
  );
  const [given, takenBack] = consentsOf(hub, cases, now);
  for (const part of [opened, joined, given, happened, takenBack]) await inBatches(hub, part);
}

function happening(hub: HubOnMemory, name: string, event: GeneratedEvent, index: number): Saying {
  const { agency, at, data, corrects } = event;
  const type = `de.wegmarke.${event.type}.v1`;
  const told = { ...catalogueEntry(type)?.example, ...data };
  const more = {
    time: new Date(at).toISOString(),
    ...(corrects !== undefined && { corrects: `${name}-e${corrects}` }),
  };
  return said(hub.agencyOf(agency), name, type, `e${index}`, told, more);
}

/** What some agreed to at the provider's, and that they took it back. */
function consentsOf(
  hub: HubOnMemory,
  cases: readonly GeneratedCase[],
  now: string,
): readonly [readonly Saying[], readonly Saying[]] {
  const validUntil = new Date(Date.parse(now) + 86_400_000).toISOString();
  const taken = cases.filter(({ tookConsentBack }) => tookConsentBack);
  const vhs = hub.agencyOf('vhs');
  const idOf = (name: string) => `consent-of-nobody-${name.padStart(6, '0')}`;
  const provision = {
    provisionId: 'provision-1',
    form: 'consent',
    source: 'vhs',
    recipients: ['caritas'],
    purposes: ['counselling'],
    eventTypes: ['de.wegmarke.language.course-started.v1'],
    depth: 'detail',
    special: false,
    validFrom: now,
    validUntil,
  };
  const given = taken.map(({ name }) =>
    said(vhs, name, GIVE, 'c', {
      consentId: idOf(name),
      notice: { id: 'notice-counselling', version: '3', language: 'en', channel: 'paper' },
      givenBy: 'person',
      consequencesTold: true,
      provisions: [provision],
    }),
  );
  return [given, taken.map(({ name }) => said(vhs, name, WITHDRAW, 'w', { consentId: idOf(name) }))];
}

interface Saying {
  readonly agency: string;
  readonly signed: ReturnType<AgencyOfSpec['says']>;
}

function said(
  by: AgencyOfSpec,
  name: string,
  type: string,
  mark: string,
  data: object,
  more: { readonly time?: string; readonly corrects?: string } = {},
): Saying {
  const handle = handleOf(by.agency, name);
  const signed = by.says({
    type,
    data,
    name: `${name}-${mark}`,
    handle,
    ...more,
  });
  return { agency: by.agency, signed };
}

async function inBatches(hub: HubOnMemory, sayings: readonly Saying[]): Promise<void> {
  for (const [agency, own] of Map.groupBy(sayings, (one) => one.agency))
    for (let told = 0; told < own.length; told += MAX_BATCH) {
      const batch = own.slice(told, told + MAX_BATCH).map(({ signed }) => signed);
      const receipts = await hub.tell(agency, ...batch);
      // That somebody moved, or a file was closed, nobody at this case may be told: it stays with the office.
      const no = receipts.find(({ outcome, code }) => outcome !== 'accepted' && code !== 'NO_BASIS_NOW');
      if (no !== undefined) throw new Error(`${agency}: ${JSON.stringify(no)}`);
    }
}
