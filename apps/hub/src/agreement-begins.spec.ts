import { setTimeout as pause } from 'node:timers/promises';
import { adoptionStatement, parseAgreement } from '#agreement';
import { Claims } from '#disclosure';
import { generateKeys, loadKeys } from '#jose';
import { EventStore, Sealer } from '#ports';
import { MemoryKeyRing, MemoryTombstones, SettableClock } from '#ports/memory';
import { adopt, Registry } from '#registry';
import type { Backing } from './life/backing.ts';
import { openBacking } from './life/backing.ts';
import type { HubOnMemory } from './spec/hub-on-memory.ts';
import {
  AGENCIES,
  demoTables,
  hubOnMemory,
  newAgencies,
  NETWORK,
  OPEN,
  setupFor,
} from './spec/hub-on-memory.ts';

const DAY_MS = 86_400_000;
const MODULE = 'de.wegmarke.language.module-completed.v1';
const later = (days: number): string => new Date(Date.now() + days * DAY_MS).toISOString();
const NOW = later(0);
/** After the delay of thirty days. */
const FROM = later(40).slice(0, 10);
const THEN = later(41);

/** What jobcenter may have by law from the next version on; who records consents for vhs no longer does then. */
const row = `  - id: spec-modules
    types: [language.module-completed]
    senders: [vhs]
    recipients: [jobcenter]
    purposes: [duty-monitoring]
    basis: STATUTORY
    paragraph: § 8(3) IntV
    from: 2018-03-01
    note: For specs
`;
const next = (setupFor([]).networks[0]?.agreement ?? '')
  .replace('version: 1', 'version: 2')
  .replace('validFrom: 2018-03-01', `validFrom: ${FROM}`)
  .replace('  - id: int-8-3-obliged\n', (id) => row + id)
  .replace('recorder: caritas', 'recorder: jobcenter');

const provision = {
  provisionId: 'provision-1',
  form: 'consent',
  source: 'vhs',
  recipients: ['jobcenter'],
  purposes: ['course-progress'],
  eventTypes: ['de.wegmarke.language.course-started.v1'],
  depth: 'detail',
  special: false,
  validFrom: NOW,
  validUntil: later(300),
};
const consent = {
  consentId: 'consent-of-a-person-0001',
  notice: { id: 'notice-course', version: '3', language: 'ar', channel: 'paper' },
  givenBy: 'person',
  consequencesTold: true,
  provisions: [provision],
};

describe('a version that comes into force while nothing happens', () => {
  let backing: Backing;
  let hub: HubOnMemory;
  const clock = new SettableClock(NOW);
  const agencies = newAgencies();
  const kept = {
    keys: loadKeys(generateKeys('hub-1')),
    keyRing: new MemoryKeyRing(),
    tombstones: new MemoryTombstones(),
  };
  const start = () => hubOnMemory(kept, { ...backing, close: async () => undefined }, agencies, clock);

  beforeEach(async () => {
    clock.set(NOW);
    backing = await openBacking('memory', () => undefined);
    hub = await start();
    await sharedCase();
  });
  afterEach(() => hub.app.close());

  /** Says something in the case, each of it accepted. */
  async function said(agency: string, type: string, data: object, name: string): Promise<void> {
    const [receipt] = await hub.tell(agency, hub.agencyOf(agency).says({ type, data, name }));
    expect(receipt?.code ?? receipt?.outcome).toBe('accepted');
  }

  async function sharedCase(): Promise<void> {
    await said('jobcenter', OPEN, {}, 'open');
    for (const [place, agency] of ['vhs', 'caritas'].entries()) {
      const codeHash = Buffer.alloc(32, place + 1).toString('base64url');
      const code = { codeHash, validUntil: later(1) };
      await said('jobcenter', 'de.wegmarke.case.make-link-code.v1', code, `code ${agency}`);
      await said(agency, 'de.wegmarke.case.redeem-link-code.v1', { codeHash }, 'redeem');
    }
    await said('vhs', MODULE, { courseCode: 'IK-2025-014', module: 1, level: 'a2' }, 'module');
    await said('caritas', 'de.wegmarke.consent.give.v1', consent, 'consent');
  }

  async function adopted(): Promise<void> {
    const agreement = parseAgreement(next);
    if (Array.isArray(agreement)) throw new Error('the next version has faults');
    const statement = adoptionStatement(agreement);
    const signatures = AGENCIES.map((agency) => ({
      agency,
      signature: hub.agencyOf(agency).sealer.signDetached(statement),
    }));
    const order = { network: NETWORK, document: next, signatures, tables: demoTables };
    expect(await adopt(hub.app.get(Registry), hub.app.get(Sealer), order)).toBeUndefined();
  }

  /** How many answers to claims of the jobcenter have been entered, after one more of them. */
  async function releasedByClaim(): Promise<number> {
    const ask = { kind: 'claim', network: NETWORK, agency: 'jobcenter', after: 0, max: 10, at: clock.now() };
    await hub.app.get(Claims).answer({ ...ask, kind: 'claim' }, { send: () => undefined });
    const filter = { types: ['Released'] };
    return (await hub.app.get(EventStore).readAll(0, { max: 10, filter })).length;
  }

  const changed = (after: number) => backing.evidence.changes(NETWORK, 'vhs', after, 10);

  /** The revision of vhs's evidence when everything that was said has been noted. */
  async function noted(): Promise<number> {
    const head = await backing.store.head();
    await until(async () => (await backing.evidence.checkpoint()) >= head);
    return (await changed(0)).at(-1)?.revision ?? 0;
  }

  async function until(holds: () => Promise<boolean>): Promise<void> {
    for (const end = Date.now() + 20_000; Date.now() < end;) {
      if (await holds()) return;
      await pause(10);
    }
    throw new Error('it never came to that');
  }

  it('is offered to claims and changes evidence at that instant, and not before', async () => {
    expect(await releasedByClaim()).toBe(0);
    await adopted();
    const revision = await noted();
    expect(await releasedByClaim()).toBe(0);
    expect(await changed(revision)).toEqual([]);
    clock.set(THEN);
    expect(await releasedByClaim()).toBe(1);
    await until(async () => (await changed(revision)).length === 1);
  });

  it('is noted by a hub that was not running at that instant', async () => {
    await adopted();
    const revision = await noted();
    await hub.app.close();
    clock.set(THEN);
    expect(await changed(revision)).toEqual([]);
    hub = await start();
    await until(async () => (await changed(revision)).length === 1);
  });
});
