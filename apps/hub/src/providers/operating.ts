import { findPackageJSON } from 'node:module';
import { readFileSync } from 'node:fs';
import type { Provider } from '@nestjs/common';
import { OperatorJournal } from '#audit';
import { CaseFiles, factSealer } from '#casefile';
import { ClaimIndex, Ids, LedgerShelf, Parking, Singletons, ViewRebuilds } from '#ports';
import { Registry } from '#registry';
import { Wire } from '../broker/wire.ts';
import { Degradation } from '../life/degradation.ts';
import { Followers } from '../life/followers.ts';
import { LoggedAlarms } from '../life/logged-alarms.ts';
import { ServingState } from '../life/serving-state.ts';
import { HubLog } from '../machine/hub-log.ts';
import { made } from '../made.ts';
import { AdapterTraffic } from '../operations/adapter-traffic.ts';
import { OperationsDesk } from '../operations/operations-desk.ts';
import { StaffEntrance } from '../http/staff-entrance.ts';
import { Rebuilds } from '../operations/rebuilds.ts';
import { sealing } from './sealing.ts';

/** What whoever runs the hub sees and does on the operations page. */
export function operating(): Provider[] {
  const kept = { parking: Parking, registry: Registry } as const;
  const standing = {
    alarms: LoggedAlarms,
    serving: ServingState,
    degradation: Degradation,
    wire: Wire,
  } as const;
  const looking = {
    claims: ClaimIndex,
    shelf: LedgerShelf,
    traffic: AdapterTraffic,
    followers: Followers,
  } as const;
  return [
    StaffEntrance,
    made(OperatorJournal, { ...sealing, ids: Ids }, ({ vault, sealer, ...parts }) => {
      return new OperatorJournal({ ...parts, sealFacts: factSealer(vault, sealer) });
    }),
    made(
      Rebuilds,
      { ...sealing, ...kept, rebuilds: ViewRebuilds, files: CaseFiles, singletons: Singletons, log: HubLog },
      (parts) => new Rebuilds(parts),
    ),
    made(
      OperationsDesk,
      { ...sealing, ...kept, ...standing, ...looking, rebuilds: Rebuilds, journal: OperatorJournal },
      ({ followers, ...parts }) =>
        new OperationsDesk({ ...parts, followers: followers.all, program: programVersion() }),
    ),
  ];
}

/** The version that the package of the program states. */
function programVersion(): string {
  const path = findPackageJSON('..', import.meta.url);
  if (path === undefined) throw new Error('the program lies in no package');
  const { version } = JSON.parse(readFileSync(path, 'utf8')) as { readonly version: string };
  return version;
}
