import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { CommandBus, CqrsModule } from '@nestjs/cqrs';
import { Test } from '@nestjs/testing';
import { CaseFiles, casefileHandlers, factSealer } from '#casefile';
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
import { Room } from '../room.ts';
import { Timelines, TIMELINES_AT_ONCE } from '../timeline/timelines.ts';
import { PlainSealer, PlainVault, publicKeysOf } from './plain-crypto.ts';

/** The instant at which the specs begin. */
export const START = '2026-01-15T12:00:00.000Z';
export const NETWORK = 'rheine';
export const AGENCIES = ['abh', 'jobcenter', 'vhs', 'caritas', 'bamf'];
const demo = join(import.meta.dirname, '../../../../deploy/local/demo');
export const agreementText = readFileSync(join(demo, 'agreement.yaml'), 'utf8');
/** The competence tables that it names. */
export const tables = [{ id: 'voucher', text: readFileSync(join(demo, 'competence/voucher.yaml'), 'utf8') }];

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
  expect(await bus.execute(new AdoptAgreement(NETWORK, agreementText, [], tables))).toBeUndefined();

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
    parkingReader('claims', new ClaimsReader(index, vault, files.recalls)),
    told,
  );
  const keys = {
    sealingKey: async (network: string, agency: string) =>
      (await registry.agency(network, agency))?.keys.sealing,
  };
  const outlet = new PermittedOutlet(vault, sealer, keys, clock);
  const bell = { ring: (_network: string, agency: string) => void rung.push(agency) };
  const room = new Room(TIMELINES_AT_ONCE);
  const parts = { store, files, registry, index, indexed, parking, outlet, clock, room };
  const newReactor = () =>
    new BellReactor({
      store,
      vault,
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
      expect(await indexed.reached(await store.head(), 60_000)).toBe(true);
      expect(await follower.reached(await store.head(), 60_000)).toBe(true);
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
