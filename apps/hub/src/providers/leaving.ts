import { setTimeout as wait } from 'node:timers/promises';
import type { Provider } from '@nestjs/common';
import { CaseFiles } from '#casefile';
import {
  Claims,
  EvidenceFeed,
  PermittedOutlet,
  RecallNotices,
  RefusedReads,
  Room,
  Timelines,
  TIMELINES_AT_ONCE,
} from '#disclosure';
import { ClaimIndex, Clock, EventStore, EvidenceIndex, OpenRecalls, Outlet, Parking, Sealer } from '#ports';
import { Registry } from '#registry';
import { Followers } from '../life/followers.ts';
import { made } from '../made.ts';
import { sealing } from './sealing.ts';

/** What leaves. */
export function leaving(): Provider[] {
  const reading = { files: CaseFiles, registry: Registry, clock: Clock } as const;
  const claiming = { ...reading, store: EventStore, index: ClaimIndex, parking: Parking } as const;
  const caughtUp = { followers: Followers } as const;
  return [
    made(Outlet, { ...sealing, registry: Registry }, ({ vault, sealer, clock, registry }) => {
      const sealingKey = async (network: string, agency: string) =>
        (await registry.agency(network, agency))?.keys.sealing;
      return new PermittedOutlet(vault, sealer, { sealingKey }, clock);
    }),
    made(Claims, { ...claiming, ...caughtUp, outlet: Outlet }, ({ followers, ...parts }) => {
      return new Claims({ ...parts, indexed: followers.claims });
    }),
    made(Room, {}, () => new Room(TIMELINES_AT_ONCE)),
    made(
      Timelines,
      { ...reading, outlet: Outlet, refused: RefusedReads, room: Room },
      (parts) => new Timelines({ ...parts, wait }),
    ),
    made(
      EvidenceFeed,
      { ...claiming, ...caughtUp, index: EvidenceIndex, sealer: Sealer, open: OpenRecalls },
      ({ followers, ...parts }) => {
        const recalls = new RecallNotices(parts);
        return new EvidenceFeed({ ...parts, recalls, noted: followers.bell });
      },
    ),
  ];
}
