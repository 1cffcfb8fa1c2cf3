import { setTimeout as wait } from 'node:timers/promises';
import type { Provider } from '@nestjs/common';
import { NotProvable, proveEvent, proveGrowth } from '#audit';
import { CaseFiles, factSealer } from '#casefile';
import {
  AccessLogReader,
  LogFollower,
  OfficerDesk,
  OfficerDoor,
  OfficerJournal,
  OwnCases,
  ParkingReader,
  RefusedReads,
} from '#disclosure';
import { OfficerTokenCheck } from '#jose';
import {
  AccessLog,
  Clock,
  EventStore,
  EvidenceIndex,
  Ids,
  LedgerShelf,
  OpenRecalls,
  Parking,
  UsedTokens,
} from '#ports';
import { Registry, signingKeysAt } from '#registry';
import { AccessFollower } from '../life/access-follower.ts';
import { Controllers } from '../life/controllers.ts';
import { followerFaults } from '../life/follower-faults.ts';
import { GATHER_MS } from '../life/gather-ms.ts';
import { Followers } from '../life/followers.ts';
import { HubLog } from '../machine/hub-log.ts';
import { made } from '../made.ts';
import { sealing } from './sealing.ts';

/** What the officers' questions are answered with, and what they ask about. */
export function overseeing(): Provider[] {
  const writing = { ...sealing, ids: Ids } as const;
  const reading = { files: CaseFiles, registry: Registry, evidence: EvidenceIndex } as const;
  const following = { ...sealing, access: AccessLog, registry: Registry, parking: Parking, log: HubLog };
  const proving = { shelf: LedgerShelf, access: AccessLog, recalls: OpenRecalls } as const;
  const inStep = { followers: Followers, accessed: AccessFollower } as const;
  return [
    made(
      RefusedReads,
      { ...writing, controllers: Controllers },
      ({ vault, sealer, controllers, ...parts }) => {
        const controllerOf = (...whose: [network: string, agency: string]) => controllers.of(...whose);
        return new RefusedReads({ ...parts, sealFacts: factSealer(vault, sealer), controllerOf });
      },
    ),
    made(AccessFollower, following, ({ store, vault, access, registry, parking, log }) => {
      const faults = followerFaults(log);
      const reader = new AccessLogReader(access, { vault, registry });
      const parked = new ParkingReader('access', { store, parking, faults }, reader);
      return new AccessFollower(new LogFollower('access', store, parked, faults, GATHER_MS));
    }),
    made(OfficerJournal, writing, ({ vault, sealer, ...parts }) => {
      return new OfficerJournal({ ...parts, sealFacts: factSealer(vault, sealer) });
    }),
    made(
      OfficerDesk,
      { ...sealing, ...reading, ...proving, ...inStep, journal: OfficerJournal },
      ({ shelf, evidence, followers, accessed, ...parts }) =>
        new OfficerDesk({
          ...parts,
          cases: new OwnCases({ files: parts.files, evidence }),
          prove: (position, seen) => proofOf(parts.store, shelf, position, seen),
          ledgerHead: () => newestHead(shelf),
          followers: [accessed.follower, followers.bell],
        }),
    ),
    made(OfficerDoor, { ...sealing, registry: Registry }, ({ sealer, clock, registry }) => {
      const sealingKey = async (network: string, agency: string) =>
        (await registry.agency(network, agency))?.keys.sealing;
      return new OfficerDoor({ sealer, clock, keys: { sealingKey }, wait });
    }),
    made(
      OfficerTokenCheck,
      { registry: Registry, clock: Clock, used: UsedTokens },
      ({ registry, clock, used }) => {
        const keysOf = async (network: string, agency: string) =>
          signingKeysAt(await registry.agency(network, agency), clock.now());
        return new OfficerTokenCheck({ keysOf, clock, used });
      },
    ),
  ];
}

/** The proof without the event's columns: they name the case. */
async function proofOf(
  store: EventStore,
  shelf: LedgerShelf,
  position: number,
  seen: number | undefined,
): Promise<object | undefined> {
  try {
    const { event: _, ...proof } = await proveEvent(store, shelf, position);
    const consistency = seen === undefined ? undefined : await proveGrowth(shelf, proof, seen);
    return { ...proof, ...(consistency && { consistency }) };
  } catch (error) {
    if (error instanceof NotProvable) return undefined;
    throw error;
  }
}

async function newestHead(shelf: LedgerShelf): Promise<string | undefined> {
  const origin = (await shelf.epochs()).at(-1)?.origin;
  return origin === undefined ? undefined : (await shelf.head(origin))?.note;
}
