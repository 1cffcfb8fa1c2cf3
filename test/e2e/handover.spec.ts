import { readFileSync } from 'node:fs';
import { catalogueEntry } from '#catalogue';
import type { ClaimReply, EvidenceReply, Receipt, TimelineReply } from '#catalogue';
import { Claims, EvidenceFeed } from '#disclosure';
import { linkCodeHash, newLinkCode, publicKeysOf } from '#jose';
import { EventStore, KeyVault } from '#ports';
import { randomBytes } from 'node:crypto';
import type { DoorsOnMemory } from '../../apps/hub/src/spec/hub-on-memory.ts';
import {
  AgencyOfSpec,
  demoTables,
  handleOf,
  hubOnMemory,
  OPEN,
} from '../../apps/hub/src/spec/hub-on-memory.ts';
import { until } from '../../deploy/local/services/until.mjs';
import type { LogEntry } from '../checker/log-entry.ts';
import { readMemoryLog } from '../checker/read-memory-log.ts';
import type { ArrivalsIn } from '../histories/across-networks.ts';
import { acrossNetworks } from '../histories/across-networks.ts';
import type { Arrival } from '../histories/stage.ts';

const DAY_MS = 86_400_000;
const COURSE = 'de.wegmarke.language.course-started.v1';
const MODULE = 'de.wegmarke.language.module-completed.v1';
const OFFERED = 'de.wegmarke.casework.handover-offered.v1';
const ACCEPTED = 'de.wegmarke.casework.handover-accepted.v1';
const VOUCHER = 'de.wegmarke.language.voucher-issued.v1';
const REGISTERED = 'de.wegmarke.language.registered.v1';
const MAKE_CODE = 'de.wegmarke.case.make-link-code.v1';
const REDEEM = 'de.wegmarke.case.redeem-link-code.v1';
const GIVE = 'de.wegmarke.consent.give.v1';
const course = { courseCode: 'EM-2026-03', courseKind: 'general', timeModel: 'full-time' };
const day = (days: number) => new Date(Date.now() + days * DAY_MS).toISOString();

/** What the person agrees to at one of the two, for the other one alone, for a month. */
const consent = (source: string, recipient: string, dataUntil?: string) => ({
  consentId: `consent-to-the-handover-${source}`,
  notice: { id: 'notice-handover', version: '1', language: 'de', channel: 'paper' },
  givenBy: 'person',
  consequencesTold: true,
  provisions: [
    {
      provisionId: `provision-handover-${source}`,
      form: 'consent',
      source,
      recipients: [recipient],
      purposes: ['case-management'],
      eventTypes: ['*'],
      depth: 'detail',
      special: false,
      ...(dataUntil !== undefined && { dataUntil }),
      validFrom: day(-1),
      validUntil: day(30),
    },
  ],
});

describe('Somebody moves from Emsdetten to Rheine in the middle of a course', () => {
  let emsdetten: DoorsOnMemory;
  let rheine: DoorsOnMemory;
  let code: string;

  beforeAll(async () => {
    const old = agencies('jobcenter', 'vhs', 'vhs-rheine');
    const home = agencies('jobcenter', 'vhs');
    const hub = await hubOnMemory(
      { networks: [setupOf('demo-second', old), setupOf('demo', home)] },
      undefined,
      old,
    );
    emsdetten = hub.inNetwork('emsdetten', old);
    rheine = hub.inNetwork('rheine', home);
    code = newLinkCode(randomBytes);
    await tell(emsdetten, 'vhs', OPEN);
    // The new course provider has a case of the same person at home, too: there the Jobcenter of Rheine tells it of the voucher.
    await tell(rheine, 'vhs', OPEN);
    const codeHash = linkCodeHash(newLinkCode(randomBytes));
    await tell(rheine, 'vhs', MAKE_CODE, { codeHash, validUntil: day(14) });
    await tell(rheine, 'jobcenter', REDEEM, { codeHash });
    await tell(rheine, 'jobcenter', VOUCHER, catalogueEntry(VOUCHER)?.example, day(-90));
    await tell(rheine, 'vhs', REGISTERED, catalogueEntry(REGISTERED)?.example, day(-60));
  });
  afterAll(() => emsdetten.app.close());

  it('carries a code, with which alone nothing comes along', async () => {
    const data = { codeHash: linkCodeHash(code), validUntil: day(14) };
    await tell(emsdetten, 'vhs', MAKE_CODE, data);
    await tell(emsdetten, 'vhs-rheine', REDEEM, { codeHash: data.codeHash });
    const [receipt] = await said(emsdetten, 'vhs', COURSE, course, day(-40));
    expect(receipt).toMatchObject({ outcome: 'held', code: 'NO_BASIS_NOW' });
    expect(await timeline(emsdetten, 'vhs-rheine')).toEqual([]);
  });

  it('agrees, and the new course provider gets what the old one had until then, and from whom', async () => {
    await tell(emsdetten, 'vhs', GIVE, consent('vhs', 'vhs-rheine', day(0)));
    // What was held goes out now: the adapter asks again whenever its evidence changes.
    await tell(emsdetten, 'vhs', COURSE, course, day(-40));
    await tell(emsdetten, 'vhs', OFFERED, { to: 'vhs-rheine', ground: 'moved' }, day(-1));
    const { entries } = await claim('vhs-rheine');
    expect(entries).toMatchObject([
      { type: COURSE, agency: 'vhs', handle: handleOf('vhs-rheine'), fields: { courseCode: 'EM-2026-03' } },
      { type: OFFERED, agency: 'vhs', fields: { ground: 'moved' } },
    ]);
    expect(entries.map(({ basis }) => basis.kind)).toEqual(['consent', 'consent']);
  });

  it('is taken over, which the old one is told, and what happens later stays in Emsdetten', async () => {
    await tell(emsdetten, 'vhs-rheine', GIVE, consent('vhs-rheine', 'vhs'));
    await tell(emsdetten, 'vhs-rheine', ACCEPTED, { from: 'vhs' });
    expect(await timeline(emsdetten, 'vhs')).toContain(ACCEPTED);
    const [later] = await said(emsdetten, 'vhs', MODULE, { courseCode: 'EM-2026-03', module: 4 });
    expect(later).toMatchObject({ outcome: 'held', code: 'NO_BASIS_NOW' });
  });

  it('is nobody whom the new course provider could tell of as of its own', async () => {
    const [receipt] = await said(emsdetten, 'vhs-rheine', COURSE, course);
    expect(receipt).toMatchObject({ outcome: 'refused', code: 'NO_RIGHT_TO_PUBLISH' });
  });

  it('is in Rheine who was there before: nothing of Emsdetten is in that network', async () => {
    expect(await timeline(rheine, 'vhs')).toEqual([VOUCHER, REGISTERED]);
    expect(await timeline(rheine, 'jobcenter')).toEqual([VOUCHER]);
    const log = await readMemoryLog(emsdetten.app.get(EventStore), emsdetten.app.get(KeyVault));
    const shown = ['emsdetten', 'rheine'].map((network) => ({
      network,
      arrivals: arrivals.get(network) ?? [],
    }));
    expect(shown.map((one) => typesOf(log, one))).toEqual([
      { network: 'emsdetten', types: [COURSE, ACCEPTED, OFFERED].toSorted() },
      { network: 'rheine', types: [REGISTERED, VOUCHER] },
    ]);
    expect(acrossNetworks(log, shown)).toEqual([]);
    // Had one of them read what the other network was shown, it would be found.
    const [here, there] = shown.map((one) => one.arrivals);
    const exchanged = { network: 'rheine', arrivals: here ?? [] };
    expect(acrossNetworks(log, [exchanged])).toHaveLength(here?.length ?? NaN);
    expect(there).toHaveLength(3);
  });

  it('takes it back in Emsdetten: nothing is shown any more, and the new course provider is told to stop', async () => {
    const { consentId } = consent('vhs', 'vhs-rheine');
    await tell(emsdetten, 'vhs', 'de.wegmarke.consent.withdraw.v1', { consentId });
    expect(await timeline(emsdetten, 'vhs-rheine')).toEqual([ACCEPTED]);
    const recall = await until('the recall', async () => (await evidence('vhs-rheine')).recalls[0]);
    expect(recall).toMatchObject({ kind: 'stop-using', handle: handleOf('vhs-rheine') });
    expect(recall.eventIds).toHaveLength(2);
  });

  async function claim(agency: string): Promise<ClaimReply> {
    const reply = (await asked(Claims, { kind: 'claim', agency })) as ClaimReply;
    arrived('emsdetten', agency, 'claim', reply.entries);
    return reply;
  }

  async function evidence(agency: string): Promise<EvidenceReply> {
    return (await asked(EvidenceFeed, { kind: 'evidence', agency })) as EvidenceReply;
  }

  async function asked(
    door: typeof Claims | typeof EvidenceFeed,
    { kind, agency }: Record<'kind' | 'agency', string>,
  ): Promise<unknown> {
    const sent: Uint8Array[] = [];
    const ask = { kind, network: 'emsdetten', agency, after: 0, max: 50, at: new Date().toISOString() };
    const channel = { send: (bytes: Uint8Array) => void sent.push(bytes) };
    await emsdetten.app.get<Claims>(door).answer(ask as never, channel);
    const text = Buffer.from(
      emsdetten.agencyOf(agency).sealer.open(Buffer.from(sent[0] ?? []).toString()) ?? [],
    ).toString();
    // Evidence is signed inside.
    return JSON.parse(
      text.startsWith('{') ? text : Buffer.from(text.split('.')[1] ?? '', 'base64url').toString(),
    );
  }
});

let count = 0;
/** Everything that anybody was shown, by network. */
const arrivals = new Map<string, readonly Arrival[]>();

/** Something is said, and taken. */
async function tell(town: DoorsOnMemory, agency: string, type: string, data: object = {}, time?: string) {
  const receipts = await said(town, agency, type, data, time);
  expect(receipts.map(({ outcome, code }) => code ?? outcome)).toEqual(['accepted']);
}

function said(
  town: DoorsOnMemory,
  agency: string,
  type: string,
  data: object,
  time = day(0),
): Promise<readonly Receipt[]> {
  const { network } = town;
  count += 1;
  return town.tell(agency, town.agencyOf(agency).says({ type, data, network, time, name: `said-${count}` }));
}

async function timeline(town: DoorsOnMemory, agency: string): Promise<readonly string[]> {
  const answer = await town.readTimeline(agency);
  const { entries } = town.opened(agency, answer.body) as TimelineReply;
  arrived(town.network, agency, 'timeline', entries);
  return entries.map(({ type }) => type);
}

/** Of which types are the entries that arrived in a network. */
function typesOf(log: readonly LogEntry[], { network, arrivals: all }: ArrivalsIn) {
  const ids = new Set(all.map(({ id }) => id));
  const types = log.filter(({ id, kind }) => kind === 'payload' && ids.has(id)).map(({ type }) => type);
  return { network, types: [...new Set(types)].toSorted() };
}

function arrived(
  network: string,
  agency: string,
  door: Arrival['door'],
  entries: readonly { readonly id: string }[],
): void {
  const known = arrivals.get(network) ?? [];
  arrivals.set(network, [...known, ...entries.map(({ id }) => ({ agency, door, id }))]);
}

function agencies(...names: readonly string[]): Readonly<Record<string, AgencyOfSpec>> {
  return Object.fromEntries(names.map((name) => [name, new AgencyOfSpec(name)]));
}

function setupOf(folder: string, parties: Readonly<Record<string, AgencyOfSpec>>) {
  return {
    network: folder === 'demo' ? 'rheine' : 'emsdetten',
    agreement: readFileSync(`deploy/local/${folder}/agreement.yaml`, 'utf8'),
    ...(folder === 'demo' && { tables: demoTables }),
    parties: Object.values(parties).map(({ agency, own }) => ({
      agency,
      keys: publicKeysOf(own),
      brokerKey: `U${'A'.repeat(55)}`,
    })),
  };
}
