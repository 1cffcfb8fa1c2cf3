import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { MAX_BATCH, catalogueEntry } from '#catalogue';
import { linkCodeHash } from '#jose';
import { SettableClock } from '#ports/memory';
import type { HubSetup } from '../../apps/hub/src/config/hub-setup.ts';
import type { AgencyOfSpec, HubOnMemory } from '../../apps/hub/src/spec/hub-on-memory.ts';
import { handleOf, hubOnMemory, newAgencies, OPEN, setupFor } from '../../apps/hub/src/spec/hub-on-memory.ts';
import type { GeneratedCase } from './generated-cases.ts';

const demo = join(import.meta.dirname, '../../deploy/local/demo/agreement.yaml');
const MAKE_CODE = 'de.wegmarke.case.make-link-code.v1';
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
  return { hub, clock, tell: (cases: readonly GeneratedCase[]) => tell(hub, cases, now) };
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
    events.map(({ agency, type: short, at }, index) => {
      const type = `de.wegmarke.${short}.v1`;
      const data = catalogueEntry(type)?.example ?? {};
      return said(hub.agencyOf(agency), name, type, `e${index}`, data, new Date(at).toISOString());
    }),
  );
  for (const part of [opened, joined, happened]) await inBatches(hub, part);
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
  time?: string,
): Saying {
  const handle = handleOf(by.agency, name);
  const signed = by.says({
    type,
    data,
    name: `${name}-${mark}`,
    handle,
    ...(time !== undefined && { time }),
  });
  return { agency: by.agency, signed };
}

async function inBatches(hub: HubOnMemory, sayings: readonly Saying[]): Promise<void> {
  for (const [agency, own] of Map.groupBy(sayings, (one) => one.agency))
    for (let told = 0; told < own.length; told += MAX_BATCH) {
      const batch = own.slice(told, told + MAX_BATCH).map(({ signed }) => signed);
      const receipts = await hub.tell(agency, ...batch);
      const no = receipts.find(({ outcome }) => outcome !== 'accepted');
      if (no !== undefined) throw new Error(`${agency}: ${JSON.stringify(no)}`);
    }
}
