import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { CommandBus, CqrsModule } from '@nestjs/cqrs';
import { Test } from '@nestjs/testing';
import {
  CaseFiles,
  casefileHandlers,
  factSealer,
  GiveConsent,
  MakeLinkCode,
  OpenCase,
  RecordEvents,
  RedeemLinkCode,
  WithdrawConsent,
} from '#casefile';
import type { ClaimReply, Receipt, SignedEnvelope, TimelineReply } from '#catalogue';
import type { ReplyChannel } from '#ports';
import { Sealer } from '#ports';
import {
  CountingIds,
  MemoryClaimIndex,
  MemoryEventStore,
  MemoryEvidenceIndex,
  MemoryOpenRecalls,
  MemoryParking,
  SettableClock,
} from '#ports/memory';
import { AdoptAgreement, RegisterAgency, Registry, registryHandlers } from '#registry';
import { BellReactor } from '../bell/bell-reactor.ts';
import { ClaimsReader } from '../claim/claims-reader.ts';
import { Claims } from '../claim/claims.ts';
import { EvidenceFeed } from '../evidence/evidence-feed.ts';
import { LogFollower } from '../follow/log-follower.ts';
import { ParkingReader } from '../follow/parking-reader.ts';
import { RefusedReads } from '../refused-reads/refused-reads.ts';
import { RecallNotices } from '../recall/recall-notices.ts';
import { PermittedOutlet } from '../outlet/permitted-outlet.ts';
import { Timelines } from '../timeline/timelines.ts';
import { PlainSealer, PlainVault, publicKeysOf } from './plain-crypto.ts';

/** The instant at which the specs begin. */
export const START = '2026-01-15T12:00:00.000Z';
export const NETWORK = 'rheine';
export const MODULE = 'de.wegmarke.language.module-completed.v1';
export const AGENCIES = ['abh', 'jobcenter', 'vhs', 'caritas', 'bamf'];
export const agreementText = readFileSync(
  join(import.meta.dirname, '../../../../deploy/local/demo/agreement.yaml'),
  'utf8',
);

/** The handle under which an agency keeps a case. */
export function handleOf(agency: string, name = 'case-1'): string {
  return `${agency}-${name}-handle-000000`;
}

const handleIn = (agency: string, name: string) => ({ handle: handleOf(agency, name) });

/** What a spec may bring of its own. */
export interface WorldParts {
  readonly store?: MemoryEventStore;
  readonly vault?: PlainVault;
}

/** A network on memory with the agreement of the demonstration: what comes in enters as if it had been checked, what leaves is caught. */
export async function world({ store = new MemoryEventStore(), vault = new PlainVault() }: WorldParts = {}) {
  const clock = new SettableClock(START);
  const ids = new CountingIds();
  const sealer = new PlainSealer();
  const controllerOf = (_: string, agency: string) => `${agency}-controller`;
  const files = new CaseFiles({ store, vault, sealer, clock, ids, controllerOf });
  const registry = new Registry(store, vault, clock, ids, factSealer(vault, sealer));
  const module = await Test.createTestingModule({
    imports: [CqrsModule.forRoot()],
    providers: [
      ...casefileHandlers,
      ...registryHandlers,
      { provide: CaseFiles, useValue: files },
      { provide: Registry, useValue: registry },
      { provide: Sealer, useValue: sealer },
    ],
  }).compile();
  await module.init();
  const bus = module.get(CommandBus);
  for (const agency of AGENCIES)
    await bus.execute(new RegisterAgency(NETWORK, agency, publicKeysOf(agency), `U-${agency}`));
  expect(await bus.execute(new AdoptAgreement(NETWORK, agreementText))).toBeUndefined();

  const faults: string[] = [];
  const rung: string[] = [];
  const index = new MemoryClaimIndex();
  const evidenceIndex = new MemoryEvidenceIndex();
  const told = {
    stumbled: (follower: string, _at: number, error: unknown) => faults.push(`${follower}: ${String(error)}`),
    parked: (view: string, at: number) => faults.push(`${view} parked at ${at}`),
  };
  const parking = new MemoryParking();
  const parkingReader = (view: string, reader: ClaimsReader | BellReactor) =>
    new ParkingReader(view, { store, parking, faults: told }, reader);
  const indexed = new LogFollower(
    'claims',
    store,
    parkingReader('claims', new ClaimsReader(index, vault)),
    told,
  );
  const keys = {
    sealingKey: async (network: string, agency: string) =>
      (await registry.agency(network, agency))?.keys.sealing,
  };
  const outlet = new PermittedOutlet(vault, sealer, keys, clock);
  const bell = { ring: (_network: string, agency: string) => void rung.push(agency) };
  const parts = { store, files, registry, index, indexed, parking, outlet, clock };
  const newReactor = () =>
    new BellReactor({
      store,
      files,
      registry,
      claims: index,
      indexed,
      evidence: evidenceIndex,
      bell,
      clock,
    });
  const sealFacts = factSealer(vault, sealer);
  const refusedReads = new RefusedReads({ store, sealFacts, clock, ids, controllerOf });
  const follower = new LogFollower('bell', store, parkingReader('evidence', newReactor()), told);
  const openRecalls = new MemoryOpenRecalls();
  indexed.start();
  follower.start();
  return {
    ...parts,
    vault,
    sealer,
    rung,
    faults,
    evidenceIndex,
    openRecalls,
    told,
    bell,
    /** What keeps the evidence and rings, as in another process. */
    newReactor,
    follower,
    claims: new Claims(parts),
    timelines: new Timelines({ ...parts, refused: refusedReads, wait: async () => undefined }),
    feed: new EvidenceFeed({
      files,
      registry,
      index: evidenceIndex,
      sealer,
      clock,
      store,
      parking,
      noted: follower,
      recalls: new RecallNotices({ files, open: openRecalls }),
    }),
    inForce: async () => {
      const adopted = await registry.agreementAt(NETWORK, clock.now());
      if (adopted === undefined) throw new Error('no agreement');
      return adopted;
    },
    bus,
    /** Settles when all readers have seen all that is in the log. */
    quiet: async () => {
      expect(await indexed.reached(await store.head(), 2_000)).toBe(true);
      expect(await follower.reached(await store.head(), 2_000)).toBe(true);
    },
    end: async () => {
      await follower.stop();
      await indexed.stop();
      await module.close();
    },
  };
}

/** A network on memory. */
export type World = Awaited<ReturnType<typeof world>>;

/** An envelope as intake would hand it on. */
export function signed(
  agency: string,
  type: string,
  name: string,
  data: object,
  { time = '2026-01-10T00:00:00.000Z', handle = handleOf(agency) } = {},
): SignedEnvelope {
  return {
    envelope: {
      specversion: '1.0',
      id: `${agency}-${name}`.padEnd(43, '0'),
      source: `//${NETWORK}/${agency}/${handle}`,
      type,
      time,
      network: NETWORK,
      agency,
      kind: type.includes('.case.') || type.includes('.consent.') ? 'command' : 'event',
      commitment: 'commitment',
      salt: 'c2FsdA',
      data: data as Readonly<Record<string, unknown>>,
    },
    signature: 'signature',
  };
}

/** The id of the envelope with this name. */
export function idOf(agency: string, name: string): string {
  return `${agency}-${name}`.padEnd(43, '0');
}

/** vhs and jobcenter share a case, and vhs has recorded module completions; the jobcenter may have them on consent only. */
export async function sharedCase(one: World, modules: readonly string[] = ['m1'], name = 'case-1') {
  await accepted(
    one.bus.execute(
      new OpenCase(
        signed('jobcenter', 'de.wegmarke.case.open.v1', `${name}-open`, {}, handleIn('jobcenter', name)),
      ),
    ),
  );
  await joinCase(one, 'vhs', name);
  await record(one, modules, name);
}

/** An agency comes to a case with a link code of the jobcenter. */
export async function joinCase(one: World, agency: string, name = 'case-1'): Promise<void> {
  const inForce = await one.inForce();
  const codeHash = `code-of-${name}-for-${agency}`.padEnd(43, 'A');
  const validUntil = '2026-01-20T12:00:00.000Z';
  const code = signed(
    'jobcenter',
    'de.wegmarke.case.make-link-code.v1',
    `${name}-${agency}-code`,
    { codeHash, validUntil },
    handleIn('jobcenter', name),
  );
  const redeem = 'de.wegmarke.case.redeem-link-code.v1';
  const joining = signed(agency, redeem, `${name}-redeem`, { codeHash }, handleIn(agency, name));
  await accepted(one.bus.execute(new MakeLinkCode(code, inForce)));
  await accepted(one.bus.execute(new RedeemLinkCode(joining, inForce)));
}

/** vhs records that modules were completed. */
export async function record(
  one: World,
  modules: readonly string[],
  name = 'case-1',
  time = '2026-01-10T00:00:00.000Z',
): Promise<void> {
  const events = modules.map((id, index) =>
    signed(
      'vhs',
      MODULE,
      id,
      { courseCode: 'IK-2025-014', module: index + 1, level: 'a2' },
      { time, handle: handleOf('vhs', name) },
    ),
  );
  const outcome = await one.bus.execute(new RecordEvents(events, () => true, await one.inForce()));
  expect(outcome.receipts.map((receipt) => receipt.outcome)).toEqual(modules.map(() => 'accepted'));
}

/** The person lets vhs tell the jobcenter of completed modules; vhs records it, or who is named. */
export async function consent(
  one: World,
  change: object = {},
  name = 'case-1',
  consentId = 'consent-1',
  recorder = 'vhs',
): Promise<void> {
  const provision = {
    provisionId: 'provision-1',
    form: 'consent',
    source: 'vhs',
    recipients: ['jobcenter'],
    purposes: ['course-progress'],
    eventTypes: [MODULE],
    depth: 'detail',
    special: false,
    validFrom: '2025-01-01T00:00:00.000Z',
    validUntil: '2027-01-01T00:00:00.000Z',
    ...change,
  };
  const notice = { id: 'notice-course', version: '3', language: 'ar', channel: 'paper' };
  const data = { consentId, notice, givenBy: 'person', consequencesTold: true, provisions: [provision] };
  const type = 'de.wegmarke.consent.give.v1';
  const give = signed(recorder, type, `${name}-${consentId}-give`, data, handleIn(recorder, name));
  await accepted(one.bus.execute(new GiveConsent(give, await one.inForce())));
}

/** The person takes the consent back. */
export function withdraw(one: World, name = 'case-1', consentId = 'consent-1'): Promise<Receipt> {
  const handle = handleOf('vhs', name);
  return one.bus.execute(
    new WithdrawConsent(
      signed(
        'vhs',
        'de.wegmarke.consent.withdraw.v1',
        `${name}-${consentId}-withdraw`,
        { consentId },
        { handle },
      ),
    ),
  );
}

/** Claims and opens the answer. */
export async function claim(one: World, agency: string, after = 0, max = 100): Promise<ClaimReply> {
  const caught = catching(one);
  await one.claims.answer(
    { kind: 'claim', network: NETWORK, agency, after, max, at: one.clock.now() },
    caught.channel,
  );
  return caught.only() as ClaimReply;
}

/** Reads a timeline and opens the answer. */
export async function timeline(
  one: World,
  agency: string,
  change: { door?: 'export'; handle?: string; purpose?: string } = {},
): Promise<TimelineReply> {
  const caught = catching(one);
  const ask = {
    door: 'timeline',
    network: NETWORK,
    agency,
    actor: 'staff-1',
    handle: handleOf(agency),
    ...change,
  } as const;
  await one.timelines.read(ask, caught.channel);
  return caught.only() as TimelineReply;
}

/** A channel that keeps what was sent. */
export function catching({ sealer }: Pick<World, 'sealer'>) {
  const sent: Uint8Array[] = [];
  const channel: ReplyChannel = { send: (bytes) => void sent.push(bytes) };
  const opened = (bytes: Uint8Array): unknown =>
    JSON.parse(Buffer.from(sealer.open(Buffer.from(bytes).toString('utf8'))).toString('utf8'));
  return {
    channel,
    sent,
    only(): unknown {
      expect(sent).toHaveLength(1);
      return opened(sent[0] ?? new Uint8Array());
    },
  };
}

async function accepted(receipt: Promise<Receipt>): Promise<void> {
  expect(await receipt).toMatchObject({ outcome: 'accepted' });
}
