import type { Provider } from '@nestjs/common';
import { CaseFiles, factSealer, Refusals } from '#casefile';
import { JoseKeyVault } from '#jose';
import {
  AccessLog,
  Checkpoints,
  ClaimIndex,
  EventStore,
  EvidenceIndex,
  Ids,
  KeyVault,
  LedgerShelf,
  OpenRecalls,
  Parking,
  Singletons,
  UsedTokens,
  ViewRebuilds,
} from '#ports';
import { Registry } from '#registry';
import type { HubSetup } from '../config/hub-setup.ts';
import { Backing, openBacking } from '../life/backing.ts';
import { ContentDamage } from '../life/content-damage.ts';
import { Controllers } from '../life/controllers.ts';
import { LearningRegistry } from '../life/learning-registry.ts';
import { HubLog } from '../machine/hub-log.ts';
import { made } from '../made.ts';
import { WatchedVault } from '../vault/watched-vault.ts';
import { sealing } from './sealing.ts';

/** The record and what is kept beside it, and what reads and writes it. */
export function recording(setup: HubSetup, given?: Backing): Provider[] {
  return [
    made(Backing, { log: HubLog }, ({ log }) => {
      return (
        given ?? openBacking(setup.databaseUrl, (error) => log.fault('database', error), setup.eventStore)
      );
    }),
    made(EventStore, { backing: Backing }, ({ backing }) => backing.store),
    made(ClaimIndex, { backing: Backing }, ({ backing }) => backing.claims),
    made(EvidenceIndex, { backing: Backing }, ({ backing }) => backing.evidence),
    made(AccessLog, { backing: Backing }, ({ backing }) => backing.access),
    made(OpenRecalls, { backing: Backing }, ({ backing }) => backing.recalls),
    made(Checkpoints, { backing: Backing }, ({ backing }) => backing.checkpoints),
    made(Parking, { backing: Backing }, ({ backing }) => backing.parking),
    made(ViewRebuilds, { backing: Backing }, ({ backing }) => backing.rebuilds),
    made(LedgerShelf, { backing: Backing }, ({ backing }) => backing.ledger),
    made(Singletons, { backing: Backing }, ({ backing }) => backing.singletons),
    made(UsedTokens, { backing: Backing }, ({ backing }) => backing.usedTokens),
    made(KeyVault, { backing: Backing, damage: ContentDamage }, ({ backing, damage }) => {
      return new WatchedVault(new JoseKeyVault(backing.shelf, setup.keyRing), damage);
    }),
    made(CaseFiles, { ...sealing, ids: Ids, controllers: Controllers }, (parts) => {
      const { controllers } = parts;
      return new CaseFiles({
        ...parts,
        controllerOf: (...whose) => controllers.of(...whose),
        retentionIn: (...what) => controllers.retention(...what),
      });
    }),
    made(Registry, { ...sealing, ids: Ids, controllers: Controllers }, (parts) => {
      const { store, vault, sealer, clock, ids, controllers } = parts;
      return new LearningRegistry(store, vault, clock, ids, factSealer(vault, sealer), controllers);
    }),
    made(
      Refusals,
      { ...sealing, controllers: Controllers },
      ({ store, vault, sealer, clock, controllers }) => {
        return new Refusals(store, clock, factSealer(vault, sealer), (...whose) => controllers.of(...whose));
      },
    ),
  ];
}
